//! Holds the house up: reads the sources and shows where they break its rules. `offenders.txt` lists what still does;
//! it may only shrink.

mod broken;
mod circles;
mod house;
mod offenders;
mod rules;
mod source;

use house::House;

#[test]
fn the_house_stands() {
    let house = House::of_this_crate();
    assert!(house.sources.len() > 100 && house.needs().len() > 500, "the test reads the wrong files");
    offenders::hold(&rules::offences(&house));
}
