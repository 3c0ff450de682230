//! Made plans of any size: sentences from clauses of the embedded plan, names from common surnames and given names.
//! The same size gives the same plan.

use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::id::{ItemId, PlanKey};
use yaodian::plan::title::short_title;

const SURNAMES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国文斌海春小峰厚发其乐再兴柯";
const PLACES: [&str; 8] = ["茅箭区", "张湾区", "郧阳区", "丹江口市", "郧西县", "竹山县", "竹溪县", "房县"];
const OFFICES: [&str; 10] = [
    "发展改革局",
    "科学技术局",
    "农业农村局",
    "教育局",
    "财政局",
    "住建局",
    "生态环境局",
    "卫生健康局",
    "统计局",
    "乡村振兴局",
];

/// A small generator of its own, so that a made plan never changes.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.roll(choices.len())]
    }

    fn character(&mut self, of: &str) -> char {
        let characters: Vec<char> = of.chars().collect();
        characters[self.roll(characters.len())]
    }

    fn name(&mut self) -> String {
        [self.character(SURNAMES), self.character(GIVEN), self.character(GIVEN)].iter().collect()
    }
}

/// A plan of `size` items, each of about 150 characters.
pub(crate) fn plan(size: usize) -> Plan {
    let mut plan = document::default_plan();
    let mut dice = Dice(2020);
    let key = PlanKey::of(&plan.title, plan.year);
    let own = std::mem::take(&mut plan.items);
    let clauses: Vec<&str> =
        own.iter().flat_map(|item| item.text.split(['，', '。'])).filter(|c| !c.is_empty()).collect();
    let leaders: Vec<String> = (0..200).map(|_| dice.name()).collect();
    let units: Vec<String> = PLACES.iter().flat_map(|place| OFFICES.map(|office| format!("{place}{office}"))).collect();
    for place in 0..size {
        let mut item = own[place % own.len()].clone();
        item.no = u32::try_from(place + 1).expect("made plans are small");
        item.id = ItemId::derived(key, item.no);
        item.number = (place + 1).to_string();
        item.theme = plan.themes[place * plan.themes.len() / size].id;
        item.text.clear();
        while item.text.chars().count() < 140 {
            item.text.push_str(dice.pick(&clauses));
            item.text.push('，');
        }
        item.title = short_title(&item.text);
        item.leaders = vec![leaders[dice.roll(leaders.len())].clone()];
        item.lead_units = vec![units[dice.roll(units.len())].clone()];
        item.responsible_units = (0..dice.roll(6)).map(|_| units[dice.roll(units.len())].clone()).collect();
        plan.items.push(item);
    }
    plan.next_item = u32::try_from(size + 1).expect("made plans are small");
    plan
}
