-- What the house itself did because nobody had, as a unit's silence that is taken for consent (annexes §8.1 T16), is an act of no person.
alter table supervision.act alter column person drop not null;
