use super::*;
#[test]
fn explore() {
    let plan = crate::document::default_plan();
    let now = Now::new(chrono::DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").unwrap());
    let discussed = HashSet::new();
    let context = Context { plan: &plan, now, discussed: &discussed };
    for text in std::env::var("Q").unwrap_or_default().split('|') {
        let search = Search::finished(Query::parse(text).unwrap(), &context);
        print!("{text:12} {:2}: ", search.found().len());
        for found in search.found() {
            let item = plan.item(found.item).unwrap();
            let marks = search.marks(item);
            let mut words: Vec<&str> = marks.title.iter().map(|r| &item.title[r.clone()]).collect();
            words.push("/");
            words.extend(marks.names.iter().map(|m| &m.role.names(item)[m.place][m.range.clone()]));
            words.push("/");
            words.extend(marks.sentence.iter().map(|r| &item.text[r.clone()]));
            words.dedup();
            print!("{}[{}] ", found.item, words.join(" "));
        }
        println!();
    }
}
