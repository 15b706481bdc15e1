import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { LogDetails, OrgKind, Post } from "./shared.ts";

// Aliases, not interfaces: Kysely asks for index signatures.
export type OrgTable = {
  code: string;
  kind: OrgKind;
  name: string;
  short_name: string;
  parent: string | null;
  sectors: string[];
  address: string | null;
  phone: string | null;
  active: Generated<boolean>;
  /** Set by a trigger: ancestors from the county down to the organisation itself. */
  path: ColumnType<string[], never, never>;
};

export type PersonTable = {
  id: string;
  staff_number: string;
  username: string;
  name: string;
  password_hash: string;
  password_set_at: Date;
  must_change: boolean;
  failures: Generated<number>;
  locked_until: Date | null;
  last_sign_in_at: Date | null;
  active: Generated<boolean>;
  created_at: Date;
};

export type HoldingTable = {
  id: string;
  person: string;
  org: string;
  post: Post;
  section: string | null;
  from_at: Date;
  until_at: Date | null;
};

export type LogTable = {
  sequence: number;
  at: Date;
  actor: string;
  actor_name: string;
  action: string;
  subject: string | null;
  org: string | null;
  success: boolean;
  code: string | null;
  details: JSONColumnType<LogDetails>;
  ip: string | null;
  previous: Buffer;
  hash: Buffer;
};

export type LogHeadTable = {
  id: Generated<boolean>;
  sequence: number;
  hash: Buffer;
};

export type IdentityTables = {
  "identity.org": OrgTable;
  "identity.person": PersonTable;
  "identity.holding": HoldingTable;
  "identity.log": LogTable;
  "identity.log_head": LogHeadTable;
};
