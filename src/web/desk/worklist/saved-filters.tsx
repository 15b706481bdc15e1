import { CloseOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Input, Popover } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { worklistText } from "../messages/worklist.ts";
import { useWords } from "../parts/words.tsx";
import { api, codeOf } from "../server.ts";
import type { ListSearch } from "./list-filter.ts";

/** The filters one has kept for this box. */
export function SavedFilters({ box }: { box: string }) {
  const text = useText(worklistText);
  const queries = useQueryClient();
  const kept = useQuery(api.cases.savedFilters.queryOptions(undefined, { staleTime: 300_000 }));
  const drop = useMutation(
    api.cases.dropFilter.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.cases.savedFilters.queryKey() }),
    }),
  );
  const here = (kept.data ?? []).filter((filter) => filter.box === box);
  if (here.length === 0) return null;
  return (
    <nav className="saved-filters" aria-label={text.savedFilters}>
      {here.map(({ name, search: saved }) => (
        <span key={name} className="saved-filter">
          <Link to="/work/$box" params={{ box }} search={saved} replace>
            {name}
          </Link>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={text.dropFilter(name)}
            title={text.dropFilter(name)}
            onClick={() => drop.mutate({ name })}
          />
        </span>
      ))}
    </nav>
  );
}

/** Keeps the filter in use under a name. */
export function KeepFilter({ box, search }: { box: string; search: ListSearch }) {
  const text = useText(worklistText);
  const words = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const keep = useMutation(
    api.cases.saveFilter.mutationOptions({
      onSuccess: async (answer) => {
        if (!answer.ok) return;
        setOpen(false);
        setName("");
        await queries.invalidateQueries({ queryKey: api.cases.savedFilters.queryKey() });
      },
    }),
  );
  const refusal = keep.isError ? codeOf(keep.error) : keep.data?.ok === false ? keep.data.code : null;
  const { state = "", level = "", item = "", department = "" } = search;
  const send = () => name.trim() !== "" && keep.mutate({ name, box, search: { state, level, item, department } });
  const form = (
    <form
      className="keep-filter"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Input
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder={text.filterName}
        aria-label={text.filterName}
        maxLength={20}
      />
      <Button type="primary" htmlType="submit" loading={keep.isPending} disabled={name.trim() === ""}>
        {text.keep}
      </Button>
      {refusal !== null && <Alert type="error" role="alert" title={words(refusal)} />}
    </form>
  );
  return (
    <Popover content={form} trigger="click" open={open} onOpenChange={setOpen} destroyOnHidden>
      <Button type="link">{text.keepFilter}</Button>
    </Popover>
  );
}
