//! Changes of lines. Each says what it did; what was there already, or was done already, is no failure.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::causal::{Dot, Register};
use super::entry::{Amounts, Dots, Entry, line_of, quantity_of, received_of};
use super::policy::{Asked, Duplicates, Reading};
use super::{
    Addition, Batch, Chosen, ItemKey, Line, ListId, ListOutcome, Note, Order, Outcome, Priority, Refusal, Title,
    Wishlist, Writer,
};
use crate::product::{Catalog, Quantity, Sku};

impl Wishlist {
    /// Adds a line. A line that is there already stays as it is, unless the policy says otherwise; what cannot be bought is wished for all
    /// the same, unless the policy hides it. More than the product's own largest quantity is brought down to that.
    ///
    /// # Errors
    /// There is no such list, no product of the SKU (families are taken at their word), the product is hidden, or the list is full.
    pub fn add(
        &mut self,
        writer: &Writer,
        catalog: &impl Catalog,
        list: &ListId,
        addition: Addition,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let contents = self.contents(list)?;
        let line = addition.into_line(writer, catalog)?;
        let Some(dots) = contents.lines.get(&line.item) else { return self.insert(writer, list, &line) };
        match writer.policy.duplicates {
            Duplicates::Keep => Ok(Outcome::AlreadyThere),
            Duplicates::Sum => {
                let asked = i64::from(quantity_of(dots, writer.policy.reading).get()) + i64::from(line.quantity.get());
                self.put_quantity(writer, list, &line.item, asked)
            }
            Duplicates::Refresh => {
                let title = line.title.clone();
                let base = Entry::base(&line);
                self.edit(writer, list, &line.item, |entry, dot| {
                    entry.refreshed = Some(Register::new(dot.clone(), Some(base.clone())));
                    if title.is_some() {
                        entry.title = Some(Register::new(dot.clone(), title.clone()));
                    }
                })
            }
            Duplicates::Replace => {
                self.write(writer, list, &line)?;
                Ok(Outcome::Changed)
            }
        }
    }

    /// Sets the number of units wanted. Zero and less are what the policy says.
    ///
    /// # Errors
    /// There is no such line, or the number is no quantity.
    pub fn set_quantity(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        units: i64,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let dots = self.dots(list, item)?;
        match writer.policy.non_positive.read(units) {
            Asked::Refuse => Err(Refusal::Quantity { asked: units }),
            Asked::Remove => self.take_out(writer, list, item),
            Asked::Take(quantity) => {
                let mut amounts = dots.values().flat_map(|entry| entry.amounts.values());
                if amounts.all(|amount| *amount == quantity) && quantity_of(dots, Reading::Sum) == quantity {
                    return Ok(Outcome::Unchanged);
                }
                self.edit(writer, list, item, |entry, dot| entry.amounts = [(dot.clone(), quantity)].into())
            }
        }
    }

    /// Changes the number of units wanted by so many, up or down. Zero and less are what the policy says.
    ///
    /// # Errors
    /// There is no such line, or the new number is no quantity.
    pub fn add_quantity(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        by: i64,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let now = quantity_of(self.dots(list, item)?, writer.policy.reading);
        self.put_quantity(writer, list, item, by.saturating_add(now.get().into()))
    }

    /// Records that so many of the wanted units were received.
    ///
    /// # Errors
    /// There is no such line, or more would have been received than are wanted.
    pub fn receive(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        units: Quantity,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let dots = self.dots(list, item)?;
        let (wanted, before) = (quantity_of(dots, writer.policy.reading), received_of(dots));
        let received = u64::from(before) + u64::from(units.get());
        if received > u64::from(wanted.get()) {
            return Err(Refusal::MoreThanWanted { received, wanted });
        }
        let own = dots.values().filter_map(|entry| entry.received.get(&writer.replica)).max().copied();
        // Both are at most what is wanted.
        let own = own.unwrap_or_default() + units.get();
        self.edit(writer, list, item, |entry, dot| {
            entry.received.insert(dot.replica.clone(), own);
        })
    }

    /// Writes a note on a line, or takes it away.
    ///
    /// # Errors
    /// There is no such line.
    pub fn set_note(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        note: Option<&Note>,
    ) -> Result<Outcome, Refusal> {
        self.set(
            writer,
            list,
            item,
            |line| line.note.as_ref() == note,
            |entry, dot| {
                entry.note = Some(Register::new(dot.clone(), note.cloned()));
            },
        )
    }

    /// Says how much a line is wanted.
    ///
    /// # Errors
    /// There is no such line.
    pub fn set_priority(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        priority: Priority,
    ) -> Result<Outcome, Refusal> {
        self.set(
            writer,
            list,
            item,
            |line| line.priority == priority,
            |entry, dot| {
                entry.priority = Some(Register::new(dot.clone(), Some(priority)));
            },
        )
    }

    /// Remembers the name that a product is known by now, for the day when it is gone.
    ///
    /// # Errors
    /// There is no such line.
    pub fn set_title(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        title: &Title,
    ) -> Result<Outcome, Refusal> {
        self.set(
            writer,
            list,
            item,
            |line| line.title.as_ref() == Some(title),
            |entry, dot| {
                entry.title = Some(Register::new(dot.clone(), Some(title.clone())));
            },
        )
    }

    /// Chooses a variant for a line of a family; the line keeps everything else. Where there is a line of the variant already, both stay.
    ///
    /// # Errors
    /// There is no such line or product, or the product is no variant of that family.
    pub fn choose_variant(
        &mut self,
        writer: &Writer,
        catalog: &impl Catalog,
        list: &ListId,
        item: &ItemKey,
        sku: &Sku,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let dots = self.dots(list, item)?;
        let product = catalog.product(sku).ok_or_else(|| Refusal::UnknownProduct { sku: sku.clone() })?;
        match (&item.of, &product.parts().family) {
            (Chosen::Family(wanted), Some(family)) if wanted == family => {}
            _ => return Err(Refusal::OtherFamily { sku: sku.clone(), item: item.clone() }),
        }
        let chosen = ItemKey { of: Chosen::Sku(sku.clone()), host_key: item.host_key.clone() };
        if self.dots(list, &chosen).is_ok() {
            return Ok(Outcome::AlreadyThere);
        }
        let Some(line) = line_of(item, dots, writer.policy.reading) else { return Ok(Outcome::Unchanged) };
        self.write(writer, list, &Line { item: chosen, ..line })?;
        self.drop_line(list, item);
        Ok(Outcome::Changed)
    }

    /// Removes a line.
    ///
    /// # Errors
    /// There is no such line.
    pub fn remove(&mut self, writer: &Writer, list: &ListId, item: &ItemKey) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        self.dots(list, item)?;
        self.take_out(writer, list, item)
    }

    /// Removes all lines of a list; the list stays.
    ///
    /// # Errors
    /// There is no such list.
    pub fn clear(&mut self, writer: &Writer, list: &ListId) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        self.contents(list)?;
        let lines = self.lines(list, Order::default(), writer.policy.reading);
        if lines.is_empty() {
            return Ok(ListOutcome::Unchanged);
        }
        let dot = self.mint(writer)?;
        if let Some(contents) = self.lists.get_mut(list) {
            contents.put_head(&dot);
            contents.lines.clear();
        }
        self.finish(writer);
        Ok(ListOutcome::Cleared(lines))
    }

    /// Moves a line to another list with everything on it. Where that has such a line already, both stay as they are.
    ///
    /// # Errors
    /// There is no such list or line, or the other list is full.
    pub fn move_line(
        &mut self,
        writer: &Writer,
        from: &ListId,
        item: &ItemKey,
        to: &ListId,
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let line = line_of(item, self.dots(from, item)?, writer.policy.reading);
        if self.contents(to)?.lines.contains_key(item) {
            return Ok(Outcome::AlreadyThere);
        }
        let Some(line) = line else { return Ok(Outcome::Unchanged) };
        let added = self.insert(writer, to, &line)?;
        self.drop_line(from, item);
        Ok(added)
    }

    /// Moves all lines to another list. Where that has such a line already, the two become one, which keeps what is on the other list and
    /// gets the quantity that the policy reads. What finds no room stays.
    ///
    /// # Errors
    /// There is no such list.
    pub fn move_all(&mut self, writer: &Writer, from: &ListId, to: &ListId) -> Result<Batch, Refusal> {
        if self.begin(writer)? {
            return Ok(Batch::AlreadyApplied);
        }
        self.contents(from)?;
        self.contents(to)?;
        if from == to {
            return Ok(Batch::Done(Vec::new()));
        }
        let lines = self.lines(from, Order::default(), writer.policy.reading);
        let mut done = Vec::with_capacity(lines.len());
        for line in lines {
            let outcome = self.combine(writer, to, &line);
            if outcome.is_ok() {
                self.mint(writer)?;
                self.drop_line(from, &line.item);
                self.finish(writer);
            }
            done.push((line.item, outcome));
        }
        Ok(Batch::Done(done))
    }

    /// Adds lines afresh with everything they had: those that were removed, or those of an export. A line that is there stays as it is.
    ///
    /// # Errors
    /// There is no such list.
    pub fn restore(&mut self, writer: &Writer, list: &ListId, lines: &[Line]) -> Result<Batch, Refusal> {
        if self.begin(writer)? {
            return Ok(Batch::AlreadyApplied);
        }
        self.contents(list)?;
        let mut done = Vec::with_capacity(lines.len());
        for line in lines {
            let there = self.dots(list, &line.item).is_ok();
            let outcome = if there { Ok(Outcome::AlreadyThere) } else { self.insert(writer, list, line) };
            done.push((line.item.clone(), outcome));
        }
        Ok(Batch::Done(done))
    }

    fn insert(&mut self, writer: &Writer, list: &ListId, line: &Line) -> Result<Outcome, Refusal> {
        let limit = writer.policy.limits.most_lines();
        if self.contents(list)?.lines.len() >= limit {
            return Err(Refusal::TooManyLines { list: list.clone(), limit });
        }
        self.write(writer, list, line)?;
        Ok(Outcome::Added { quantity: line.quantity })
    }

    /// Puts a line in afresh, in place of what is there.
    fn write(&mut self, writer: &Writer, list: &ListId, line: &Line) -> Result<(), Refusal> {
        self.contents(list)?;
        let dot = self.mint(writer)?;
        if let Some((roots, contents)) = self.lists.get_mut(list).and_then(|own| Some((own.roots()?, own))) {
            contents.put_head(&dot);
            let entry = Entry::new(&dot, line, roots);
            contents.lines.insert(line.item.clone(), Dots::from([(dot, entry)]));
        }
        self.finish(writer);
        Ok(())
    }

    fn combine(&mut self, writer: &Writer, list: &ListId, line: &Line) -> Result<Outcome, Refusal> {
        let Ok(dots) = self.dots(list, &line.item) else { return self.insert(writer, list, line) };
        let own = quantity_of(dots, writer.policy.reading);
        let asked = match writer.policy.reading {
            Reading::Largest => own.max(line.quantity).get(),
            Reading::Last => line.quantity.get(),
            Reading::Sum => own.get() + line.quantity.get(),
        };
        match self.put_quantity(writer, list, &line.item, asked.into()) {
            Ok(Outcome::Unchanged) => Ok(Outcome::Changed),
            outcome => outcome,
        }
    }

    /// Brings the quantity to a number. Where quantities are summed, the writer changes its own part only, so that two who add at once both
    /// count.
    fn put_quantity(&mut self, writer: &Writer, list: &ListId, item: &ItemKey, asked: i64) -> Result<Outcome, Refusal> {
        let quantity = match writer.policy.non_positive.read(asked) {
            Asked::Refuse => return Err(Refusal::Quantity { asked }),
            Asked::Remove => return self.take_out(writer, list, item),
            Asked::Take(quantity) => quantity,
        };
        let dots = self.dots(list, item)?;
        if quantity_of(dots, writer.policy.reading) == quantity {
            return Ok(Outcome::Unchanged);
        }
        let mut others: Amounts = dots.values().flat_map(|entry| entry.amounts.clone()).collect();
        others.retain(|dot, _| dot.replica != writer.replica);
        let of_others: u64 = others.values().map(|amount| u64::from(amount.get())).sum();
        let own = u64::from(quantity.get()).checked_sub(of_others).and_then(|own| u32::try_from(own).ok());
        let own = own.and_then(|own| Quantity::new(own).ok()).filter(|_| writer.policy.reading == Reading::Sum);
        self.edit(writer, list, item, |entry, dot| match own {
            Some(own) => {
                entry.amounts.retain(|dot, _| dot.replica != writer.replica);
                entry.amounts.insert(dot.clone(), own);
            }
            None => entry.amounts = [(dot.clone(), quantity)].into(),
        })
    }

    fn set(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        is_so: impl Fn(&Line) -> bool,
        change: impl Fn(&mut Entry, &Dot),
    ) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        let line = line_of(item, self.dots(list, item)?, writer.policy.reading);
        if line.is_some_and(|line| is_so(&line)) {
            return Ok(Outcome::Unchanged);
        }
        self.edit(writer, list, item, change)
    }

    /// Changes every dot of a line in the same way, so that the change holds as long as any of them.
    fn edit(
        &mut self,
        writer: &Writer,
        list: &ListId,
        item: &ItemKey,
        change: impl Fn(&mut Entry, &Dot),
    ) -> Result<Outcome, Refusal> {
        let dot = self.mint(writer)?;
        if let Some(dots) = self.lists.get_mut(list).and_then(|contents| contents.lines.get_mut(item)) {
            for entry in dots.values_mut() {
                change(entry, &dot);
            }
        }
        self.finish(writer);
        Ok(Outcome::Changed)
    }

    fn take_out(&mut self, writer: &Writer, list: &ListId, item: &ItemKey) -> Result<Outcome, Refusal> {
        let dots = self.dots(list, item)?;
        let line = line_of(item, dots, writer.policy.reading);
        let none = || Refusal::NoLine { list: list.clone(), item: item.clone() };
        let line = line.ok_or_else(none)?;
        self.mint(writer)?;
        self.drop_line(list, item);
        self.finish(writer);
        Ok(Outcome::Removed(Box::new(line)))
    }

    fn drop_line(&mut self, list: &ListId, item: &ItemKey) {
        if let Some(contents) = self.lists.get_mut(list) {
            contents.lines.remove(item);
        }
        self.prune(list);
    }
}
