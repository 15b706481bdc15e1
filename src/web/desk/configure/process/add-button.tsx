import { PlusOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { type DragEvent, useState } from "react";
import { returnableFrom, sequenceOf, type TreePlace } from "../../../../core/process/index.ts";
import { nameWords } from "./card-words.ts";
import { DRAG_TYPE } from "./drag-type.ts";
import { useEditor } from "./editor-context.ts";
import { type AddChoice, BLOCK_CHOICES, OTHER_CHOICES, STEP_CHOICES } from "./new-nodes.ts";

/** The line between two cards with its ＋: what can stand there is chosen from a menu, dropped or pasted. */
export function AddButton({ place, label, last }: { place: TreePlace; label: string; last: boolean }) {
  const editor = useEditor();
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  if (editor.readOnly) return <div className="flow-line" />;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const id = event.dataTransfer.getData(DRAG_TYPE);
    if (id !== "") editor.move(id, place);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way of what cut and paste do by keyboard
    <div
      className={over ? "flow-line flow-line-over" : "flow-line"}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Popover
        trigger="click"
        placement="right"
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={<Choices place={place} last={last} done={() => setOpen(false)} />}
      >
        <Button
          className="flow-add"
          shape="circle"
          size="small"
          type="primary"
          icon={<PlusOutlined />}
          aria-label={label}
          title={label}
          data-add-in={place.in}
          data-add-at={place.at}
        />
      </Popover>
    </div>
  );
}

function Choices({ place, last, done }: { place: TreePlace; last: boolean; done: () => void }) {
  const editor = useEditor();
  const { tree, words, paste } = editor;
  const { text } = words;
  const choose = (choice: AddChoice) => {
    done();
    editor.add(place, choice);
  };
  const isBranch = place.in !== tree.id && last && (sequenceOf(tree, place.in)?.[0]?.kind ?? "") !== "start";
  const targets = isBranch ? returnableFrom(tree, place.in) : [];
  return (
    <div className="flow-choices">
      <Group name={text.addGroups.steps} choices={STEP_CHOICES} choose={choose} />
      <Group name={text.addGroups.branches} choices={BLOCK_CHOICES} choose={choose} />
      <Group name={text.addGroups.other} choices={isBranch ? [...OTHER_CHOICES, "end" as const] : OTHER_CHOICES} choose={choose} />
      {targets.length > 0 && (
        <fieldset>
          <legend>{text.adds.back}</legend>
          {targets.map((target) =>
            "id" in target ? (
              <Button
                key={target.id}
                size="small"
                onClick={() => {
                  done();
                  editor.addBack(place, target.id);
                }}
              >
                {nameWords(target, tree, words)}
              </Button>
            ) : null,
          )}
        </fieldset>
      )}
      {paste && (
        <fieldset>
          <legend>{text.paste}</legend>
          <Button
            size="small"
            onClick={() => {
              done();
              paste.at(place);
            }}
          >
            {text.pasteHere(nameWords(paste.node, tree, words))}
          </Button>
        </fieldset>
      )}
    </div>
  );
}

function Group({ name, choices, choose }: { name: string; choices: readonly AddChoice[]; choose: (choice: AddChoice) => void }) {
  const { text } = useEditor().words;
  return (
    <fieldset>
      <legend>{name}</legend>
      {choices.map((choice) => (
        <Button key={choice} size="small" className={`flow-choice flow-choice-${choice}`} onClick={() => choose(choice)}>
          {text.adds[choice]}
        </Button>
      ))}
    </fieldset>
  );
}
