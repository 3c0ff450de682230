//! The strongly connected parts of a graph, by Tarjan's algorithm.

/// The nodes that reach each other, part by part; nodes that reach only others are in none. `arrows[n]` are the nodes
/// that `n` points to.
pub(crate) fn circles(arrows: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search { arrows, seen: vec![None; arrows.len()], low: vec![0; arrows.len()], open: Vec::new() };
    let mut found = Vec::new();
    let mut count = 0;
    for node in 0..arrows.len() {
        if search.seen[node].is_none() {
            search.visit(node, &mut count, &mut found);
        }
    }
    found.retain(|part: &Vec<usize>| part.len() > 1);
    found
}

struct Search<'a> {
    arrows: &'a [Vec<usize>],
    seen: Vec<Option<usize>>,
    low: Vec<usize>,
    open: Vec<usize>,
}

impl Search<'_> {
    fn visit(&mut self, node: usize, count: &mut usize, found: &mut Vec<Vec<usize>>) {
        self.seen[node] = Some(*count);
        self.low[node] = *count;
        *count += 1;
        self.open.push(node);
        for &next in &self.arrows[node] {
            match self.seen[next] {
                None => {
                    self.visit(next, count, found);
                    self.low[node] = self.low[node].min(self.low[next]);
                }
                Some(number) if self.open.contains(&next) => self.low[node] = self.low[node].min(number),
                Some(_) => {}
            }
        }
        if Some(self.low[node]) == self.seen[node] {
            let start =
                self.open.iter().position(|open| *open == node).expect("a node is open until its part is closed");
            found.push(self.open.split_off(start));
        }
    }
}

#[test]
fn parts_are_found() {
    let arrows = [vec![1], vec![2, 3], vec![0], vec![4], vec![5], vec![4, 6], vec![]];
    let mut parts = circles(&arrows);
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts.sort();
    assert_eq!(parts, [vec![0, 1, 2], vec![4, 5]]);
    assert_eq!(circles(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
}
