//! Documents of the kind offices write, in our own words and with made-up places and names, each with what must be read
//! from it; broken and hostile files; and the law that nothing of a document is lost.

mod corpus;
mod hostile;
mod losses;
mod numbers;
mod office;
mod preview;
mod word;
mod workbook;
