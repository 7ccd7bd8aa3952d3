//! What a producer's sheet comes to: points by part, stars, missed minima, and the cheapest way up.
//!
//! ```text
//! cargo run --example certify                     # Vietnamese, the coffee of examples/data
//! cargo run --example certify -- --lang en
//! cargo run --example certify -- my-sheet.json
//! ```

use std::io::{IsTerminal, Write};
use std::{env, fs, io};

use ocop::certification::{
    Answer, Assessment, Form, Leaf, Move, Outcome, Reason, Regime, Sheet, Stars, Step, WayUp, regime, scorecards,
    usual_cost,
};
use ocop::text::Lang;

/// The sheet of a co-operative that roasts coffee, if no other is named.
const COFFEE: &str = include_str!("data/coffee-sheet.json");

/// The width of a bar, in cells.
const BAR: u16 = 20;

/// The width of the page, in cells.
const WIDTH: usize = 78;

type Done<T = ()> = Result<T, Box<dyn core::error::Error>>;

fn main() -> Done {
    let (mut lang, mut document) = (Lang::Vi, COFFEE.to_owned());
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            lang = arguments.next().unwrap_or_default().parse()?;
        } else {
            document = fs::read_to_string(argument)?;
        }
    }
    let sheet: Sheet = serde_json::from_str(&document)?;
    let rules = regime(sheet.regime()).ok_or("the sheet is of a regime that this crate does not know")?;
    let form = scorecards::form(sheet.set()).ok_or("the sheet is for a product set without a form")?;
    let assessment = rules.assess(form, &sheet)?;

    let stdout = io::stdout();
    let colour = stdout.is_terminal() && env::var_os("NO_COLOR").is_none();
    let mut page = Page { out: stdout.lock(), lang, colour };
    page.heading(rules, form)?;
    page.points(form, &assessment)?;
    page.stars(&assessment)?;
    page.unmet(form, &assessment)?;
    if let Some(next) = assessment.stars().and_then(Stars::next) {
        let way = rules.way_up(form, &sheet, next, effort)?;
        page.way_up(rules, form, &sheet, next, &way)?;
    }
    Ok(())
}

/// One step costs one; who the producer is (3.1) and who represents it (3.2) does not change.
fn effort(step: &Step<'_>) -> Option<u64> {
    let given = ["3.1", "3.2"].contains(&step.leaf().code().to_string().as_str());
    if given { None } else { usual_cost(step) }
}

/// Where the output goes, and how.
struct Page<W> {
    out: W,
    lang: Lang,
    colour: bool,
}

impl<W: Write> Page<W> {
    fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(vi, en)
    }

    /// The text in a colour of the terminal, where it has colours.
    fn painted(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.into() }
    }

    fn bold(&self, text: &str) -> String {
        self.painted("1", text)
    }

    fn faint(&self, text: &str) -> String {
        self.painted("2", text)
    }

    fn star_row(&self, stars: Stars) -> String {
        let full = usize::from(stars.get());
        let (lit, dark) = ("★".repeat(full), "☆".repeat(5 - full));
        format!("{}{}", self.painted("33", &lit), self.faint(&dark))
    }

    fn heading(&mut self, rules: &Regime, form: &Form) -> Done {
        let title =
            format!("{}: {}", self.say("Phiếu tự chấm OCOP", "OCOP self-assessment"), form.name().get(self.lang));
        let set = format!("{} {}", self.say("bộ sản phẩm", "product set"), form.set());
        let source = format!("{} · {set}", rules.name().get(self.lang));
        writeln!(self.out, "\n  {}\n  {}\n", self.bold(&title), self.faint(&source))?;
        Ok(())
    }

    fn points(&mut self, form: &Form, assessment: &Assessment) -> Done {
        let sections =
            || form.sections().iter().zip(assessment.sections()).filter(|(section, _)| section.code().depth() == 1);
        for (part, (_, points)) in form.parts().iter().zip(assessment.parts()) {
            let name = format!("{}  {}", part.code(), part.name().get(self.lang));
            self.row(&name, points.get(), part.points().get(), true)?;
            for (section, (_, points)) in sections().filter(|(section, _)| section.part() == part.code()) {
                let name = format!("   {:>2}  {}", section.code().to_string(), section.name().get(self.lang));
                self.row(&name, points.get(), section.points().get(), false)?;
            }
        }
        let total = self.say("Tổng điểm", "Total").to_owned();
        writeln!(self.out)?;
        self.row(&total, assessment.total().get(), form.points().get(), true)
    }

    fn row(&mut self, name: &str, points: u16, most: u16, strong: bool) -> Done {
        let full = (points * BAR).checked_div(most).unwrap_or(0);
        let bar = format!("{}{}", "█".repeat(full.into()), "·".repeat((BAR - full).into()));
        let bar = self.painted(if strong { "32" } else { "2" }, &bar);
        let line = format!("{name:<44}{points:>3} / {most:<3}");
        let line = if strong { self.bold(&line) } else { line };
        writeln!(self.out, "  {line}  {bar}")?;
        Ok(())
    }

    fn stars(&mut self, assessment: &Assessment) -> Done {
        let label = self.bold(self.say("Hạng", "Level"));
        match assessment.outcome() {
            Outcome::Rated { stars, reason } => {
                let band = assessment.band();
                let why = match (reason, self.lang) {
                    (Reason::Points, Lang::Vi) => "theo điểm".to_owned(),
                    (Reason::Points, Lang::En) => "by points".to_owned(),
                    (Reason::Minima { missed }, Lang::Vi) => {
                        format!("đủ điểm cho {band} sao, nhưng chưa đạt điều kiện bắt buộc của hạng {missed} sao")
                    }
                    (Reason::Minima { missed }, Lang::En) => {
                        format!("enough points for {band} stars, but not all that {missed} stars demand")
                    }
                };
                writeln!(self.out, "  {label}  {}  {why}", self.star_row(*stars))?;
            }
            Outcome::Disqualified { grounds } => {
                let grounds: Vec<&str> = grounds.iter().map(|ground| ground.label(self.lang)).collect();
                let none = self.painted("31", self.say("không xét", "not rated"));
                writeln!(self.out, "  {label}  {none}: {}", grounds.join("; "))?;
            }
        }
        Ok(())
    }

    fn unmet(&mut self, form: &Form, assessment: &Assessment) -> Done {
        let next = assessment.stars().and_then(Stars::next);
        let unmet = assessment.unmet().iter().filter(|minimum| next.is_none_or(|next| minimum.stars <= next));
        let lines: Vec<(Stars, &Leaf, u8)> =
            unmet.filter_map(|minimum| Some((minimum.stars, form.leaf(minimum.leaf)?, minimum.choice))).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let title = self.say("Điều kiện bắt buộc chưa đạt", "Minima not met");
        writeln!(self.out, "\n  {}", self.bold(title))?;
        for (stars, leaf, choice) in lines {
            let needed = leaf.choice(choice).map_or("", |choice| choice.label().get(self.lang));
            let mark = self.painted("33", &format!("{stars}★"));
            writeln!(self.out, "  {mark}  {:<6}{}", leaf.code().to_string(), leaf.name().get(self.lang))?;
            self.indented(12, needed)?;
        }
        Ok(())
    }

    fn way_up(&mut self, rules: &Regime, form: &Form, sheet: &Sheet, to: Stars, way: &WayUp) -> Done {
        let title = format!("{} {to} {}", self.say("Đường ngắn nhất lên", "Shortest way to"), self.say("sao", "stars"));
        let WayUp::Path(path) = way else {
            let none = self.say("không có bước nào tới được", "no move gets there");
            writeln!(self.out, "\n  {}: {none}\n", self.bold(&title))?;
            return Ok(());
        };
        let steps = format!("{} {}", path.cost(), self.say("bước", if path.cost() == 1 { "step" } else { "steps" }));
        writeln!(self.out, "\n  {}  {}", self.bold(&title), self.faint(&steps))?;
        for step in path.moves() {
            self.step(form, step)?;
        }
        let after = rules.assess(form, &path.applied_to(sheet))?;
        let then = self.say("Khi đó", "Then");
        let stars = after.stars().map(|stars| self.star_row(stars)).unwrap_or_default();
        writeln!(self.out, "\n  {then}  {stars}  {} / {}\n", after.total(), form.points())?;
        Ok(())
    }

    fn step(&mut self, form: &Form, step: &Move) -> Done {
        let leaf = form.leaf(step.leaf).ok_or("a move is on a leaf of its form")?;
        let points = |index: u8| leaf.choice(index).map_or(0, |choice| choice.points().get());
        let before = match step.from {
            Some(Answer::Choice(index)) => points(index),
            Some(Answer::NoneApplies) | None => 0,
        };
        let change = format!("{before} → {}", points(step.to));
        let arrow = self.painted("32", &format!("{change:<6}"));
        writeln!(self.out, "  {arrow}  {:<6}{}", leaf.code().to_string(), leaf.name().get(self.lang))?;
        let label = leaf.choice(step.to).map_or("", |choice| choice.label().get(self.lang));
        self.indented(16, label)
    }

    /// The text in lines that fit the page, each after so many spaces.
    fn indented(&mut self, spaces: usize, text: &str) -> Done {
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.is_empty() && spaces + line.chars().count() + 1 + word.chars().count() > WIDTH {
                writeln!(self.out, "{:spaces$}{}", "", self.faint(&line))?;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        writeln!(self.out, "{:spaces$}{}", "", self.faint(&line))?;
        Ok(())
    }
}
