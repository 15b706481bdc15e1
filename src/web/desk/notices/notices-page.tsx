import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { noticesText } from "../messages/notices.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WholeDates } from "../parts/whole-dates.tsx";
import { type Answers, api } from "../server.ts";
import { ContactForm } from "./contact-form.tsx";

const route = getRouteApi("/notices");
type Notice = Answers["notices"]["list"]["rows"][number];

/** What somebody was told, the newest first. Opening what a notice is about marks it as read. */
export function NoticesPage() {
  const text = useText(noticesText);
  const general = useText(generalText);
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const unreadOnly = show === "unread";
  const list = useInfiniteQuery(api.notices.list.infiniteQueryOptions({ unreadOnly }, { getNextPageParam: (page) => page.next }));
  const read = useMutation(
    api.notices.read.mutationOptions({ onSuccess: () => queries.invalidateQueries({ queryKey: api.notices.pathKey() }) }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const newest = rows[0];
  return (
    <>
      <PageHead title={text.title} hint={text.intro}>
        <Segmented
          aria-label={text.show}
          value={unreadOnly ? "unread" : "all"}
          onChange={(value) => navigate({ search: value === "unread" ? { show: "unread" } : {}, replace: true })}
          options={[
            { value: "all", label: text.all },
            { value: "unread", label: text.unread },
          ]}
        />
        <Button
          disabled={!rows.some((row) => !row.read)}
          loading={read.isPending}
          onClick={() => newest && read.mutate({ upTo: newest.id })}
        >
          {text.readAll}
        </Button>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {read.isError && <Failed error={read.error} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={unreadOnly ? text.noneUnread : text.none} hint={text.noneHint} />}
      <ul className="notices">
        {rows.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onOpen={() => !notice.read && read.mutate({ ids: [notice.id] })} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {general.more}
        </Button>
      )}
      <ContactForm />
    </>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const text = useText(noticesText);
  const { matter, matterKind } = notice;
  return (
    <li className={notice.read ? "notice" : "notice notice-unread"}>
      <p>
        {!notice.read && <strong className="notice-new">{text.isNew}</strong>}
        <WholeDates>{notice.text}</WholeDates>
      </p>
      <p className="hint">
        <time dateTime={notice.at} className="figures">
          {secondOf(notice.at)}
        </time>
        {matter !== null && matterKind === "case" && (
          <Link to="/cases/$caseId" params={{ caseId: matter }} onClick={onOpen}>
            {text.openCase}
          </Link>
        )}
        {matter !== null && matterKind === "consultation" && (
          <Link to="/questions/$questionId" params={{ questionId: matter }} onClick={onOpen}>
            {text.openQuestion}
          </Link>
        )}
        {matter !== null && matterKind === "licence" && (
          <Link to="/licences/$licenceId" params={{ licenceId: matter }} onClick={onOpen}>
            {text.openLicence}
          </Link>
        )}
        {!notice.read && (
          <Button type="link" size="small" onClick={onOpen}>
            {text.markRead}
          </Button>
        )}
      </p>
    </li>
  );
}
