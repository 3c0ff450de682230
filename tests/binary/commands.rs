//! Commands: what they answer and change, and with which exit code they fail.

use crate::home::Home;

#[test]
fn a_move_on_the_command_line_is_there_afterwards() {
    let home = Home::new();
    home.run(["move", "13", "推进中"]).done();
    let item = home.run(["show", "13", "--json"]).json();
    assert_eq!((item["status"].as_str(), item["since"].as_str()), (Some("doing"), Some(crate::home::NOW)));
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(1));
}

#[test]
fn list_answers_a_query() {
    let home = Home::new();
    home.run(["move", "13", "推进中"]).done();
    home.run(["behind", "8"]).done();
    let ids = |query: &[&str]| {
        let items = home.run(["list", "--json"].iter().chain(query)).json();
        items.as_array().expect("an array").iter().map(|item| item["id"].as_u64().expect("an id")).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["gxq"]), [7, 8]);
    assert_eq!(ids(&["status:doing,behind", "领导：lql"]), [8, 13]);
    assert_eq!(ids(&["领导：lql", "-status:doing,behind", "-yxf"]), [4, 9, 10]);
    assert_eq!(ids(&["-is:open"]), [0_u64; 0]);
    assert_eq!(ids(&["nobody-is-called-so"]), [0_u64; 0]);
    assert_eq!(ids(&[]).len(), 26);
    let items = home.run(["list", "gxq", "-leader:yxf", "--json", "-f", "data/yaodian/default.json"]).json();
    assert_eq!(items[0]["id"].as_u64(), Some(8), "{items}");
    let text = home.run(["list", "is:open", "高xq"]).done();
    assert_eq!(
        text.lines().map(|line| line.split_whitespace().next().unwrap_or("")).collect::<Vec<_>>(),
        ["二", "7", "8"]
    );
    let table = home.run(["list", "--md", "no:13"]).done();
    assert_eq!(table.lines().count(), 3);
    assert!(
        table.ends_with(
            "| 13 | 组织实施一批科技扶贫项目 | 刘其乐 | 农村科技科 | 规划财务科、市科技情报研究所 |  | 推进中 |\n"
        ),
        "{table}"
    );
}

#[test]
fn a_query_that_cannot_be_read_is_wrong_usage() {
    let home = Home::new();
    for (query, told) in
        [("foo:bar", "领导 leader"), ("is:late", "超期 overdue"), ("due:soon", "2020-09-30"), ("lead:", "牵头")]
    {
        let answer = home.run(["list", query]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{query}");
        assert!(answer.err.contains(told), "{query}: {}", answer.err);
    }
    let answer = home.run(["list", "foo:bar", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&answer.err).expect("it is JSON");
    assert!(error["error"].as_str().is_some_and(|error| error.contains("foo")), "{error}");
    assert_eq!(home.run(["list", "--md", "--json"]).code, 2);
}
