/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export interface Card {
  href: string;
  title: string;
  text?: Child;
}

/** Ways on, as cards. One link a card. */
export function Cards({ cards }: { cards: Card[] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li className="card" key={card.href}>
          <span className="card-title">
            <a href={card.href}>{card.title}</a>
          </span>
          {card.text && <span className="card-text">{card.text}</span>}
        </li>
      ))}
    </ul>
  );
}
