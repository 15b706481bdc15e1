import { DeleteOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { MOST_VOTES, type MultiSettings, neededOf, type StepPeople } from "../../../../../core/process/index.ts";
import { orgWords } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { PEOPLE, readMembers } from "./read-members.ts";
import { Row } from "./row.tsx";
import { WORKING_POSTS } from "./who-tab.tsx";

type Weights = Readonly<Record<string, number>>;

/** 票数: of each unit or each person named; of people found in another way, by the post they hold. Whoever isn't named has one vote. */
export function Votes({
  multi,
  people,
  readOnly,
  onChange,
}: {
  multi: MultiSettings;
  people: StepPeople | undefined;
  readOnly: boolean;
  onChange(weights: Weights): void;
}) {
  const words = useFlowWords();
  const { drawer } = words.text;
  const posts: Readonly<Record<string, string>> = words.terms.posts;
  const { weights = {} } = multi;
  const members = readMembers(multi.members);
  const named = Array.isArray(members) ? members : members === PEOPLE && people?.find === "people" ? (people.people ?? []) : null;
  if (members === undefined || typeof members === "number") return <p className="hint">{drawer.votesEqual}</p>;
  const nameOf = (who: string) => {
    if (Array.isArray(members)) return orgWords(who, words);
    const post = /^post:(.+)$/.exec(who)?.[1];
    return post === undefined ? words.staffName(who) : (posts[post] ?? post);
  };
  const put = (who: string, votes: number | null) => {
    const { [who]: _before, ...others } = weights;
    // One vote is what everybody has: for those who stand in the list anyway it needn't be said.
    onChange(votes === null || (votes === 1 && named) ? others : { ...weights, [who]: votes });
  };
  const rows = named ?? Object.keys(weights);
  const free = WORKING_POSTS.filter((post) => !Object.hasOwn(weights, `post:${post}`));
  const total = named?.reduce((sum, who) => sum + (weights[who] ?? 1), 0);
  return (
    <fieldset className="flow-row votes">
      <legend>{drawer.votes}</legend>
      <p className="hint">{named ? drawer.votesHint : drawer.votesByPost}</p>
      {rows.map((who) => (
        <div key={who} className="votes-row">
          <Row label={nameOf(who)}>
            <InputNumber
              disabled={readOnly}
              min={1}
              max={MOST_VOTES}
              precision={0}
              value={weights[who] ?? 1}
              suffix={drawer.voteUnit}
              onChange={(votes) => votes !== null && put(who, votes)}
            />
          </Row>
          {!named && !readOnly && (
            <Button type="text" icon={<DeleteOutlined />} aria-label={drawer.votesLess(nameOf(who))} onClick={() => put(who, null)} />
          )}
        </div>
      ))}
      {total !== undefined && total > 0 && <p className="hint">{drawer.votesTotal(total, neededOf(multi, total))}</p>}
      {!named && (
        <Select
          aria-label={drawer.votesMore}
          disabled={readOnly}
          placeholder={drawer.votesMore}
          value={null}
          options={free.map((post) => ({ value: post, label: posts[post] ?? post }))}
          onChange={(post: string | null) => post !== null && put(`post:${post}`, 2)}
        />
      )}
    </fieldset>
  );
}
