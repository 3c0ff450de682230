//! Search, one more letter typed: the bar is 2 ms on the real plan and 50 ms on 10,000 items.

mod made;

use std::collections::HashSet;
use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use yaodian::clock::{Now, Stamp};
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::query::{Context, Progress, Query, Search};

/// What is typed, letter by letter.
const TYPED: [&str; 6] = ["yxf", "gxq", "gaoxin", "高xq", "成果转化", "zqqzz"];

fn query(text: &str) -> Query {
    Query::parse(text).expect("the queries are valid")
}

fn finish(mut search: Search, context: &Context<'_>) -> usize {
    while search.step(context, 500) != Progress::Done {}
    search.found().len()
}

fn search(criterion: &mut Criterion) {
    let now = Now::new(Stamp::parse_from_rfc3339("2020-07-15T09:41:07+08:00").expect("a stamp"));
    let discussed = HashSet::new();
    let plans: [(&str, Plan); 3] =
        [("real", document::default_plan()), ("1000", made::plan(1_000)), ("10000", made::plan(10_000))];
    for (size, plan) in &plans {
        let context = Context { plan, now, discussed: &discussed };
        let mut group = criterion.benchmark_group(format!("one more letter, {size}"));
        group.sample_size(10).warm_up_time(std::time::Duration::from_millis(300));
        group.measurement_time(std::time::Duration::from_millis(500));
        let mut measured = HashSet::new();
        for typed in TYPED {
            let ends: Vec<usize> = typed.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            for (letter, end) in ends.iter().enumerate() {
                if !measured.insert(&typed[..*end]) {
                    continue;
                }
                let before = ends[..letter].last().map_or("", |end| &typed[..*end]);
                let begun = || Search::finished(query(before), &context);
                let next = query(&typed[..*end]);
                group.bench_function(BenchmarkId::from_parameter(&typed[..*end]), |bencher| {
                    let one_more = |search: Search| black_box(finish(search.refined(next.clone(), &context), &context));
                    bencher.iter_batched(begun, one_more, BatchSize::PerIteration);
                });
            }
        }
        group.finish();
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
