//! `yaodian doctor`: whether everything around the program is as it should be, and what to do where it is not.

mod checks;
mod doctor;
mod finding;

pub(super) use doctor::doctor;
