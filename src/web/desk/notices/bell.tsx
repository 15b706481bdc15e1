import { BellOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Badge } from "antd";
import { useText } from "../language.tsx";
import { noticesText } from "../messages/notices.ts";
import { useBell } from "./use-bell.ts";

/** How many notices wait, in figures and in words, and the way to them. */
export function Bell() {
  const text = useText(noticesText);
  const unread = useBell();
  return (
    <Link to="/notices" className="bell" aria-label={text.bell(unread)} title={text.bell(unread)}>
      <Badge count={unread} overflowCount={99} size="small">
        <BellOutlined />
      </Badge>
    </Link>
  );
}
