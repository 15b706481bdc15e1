import {
  AlignLeftOutlined,
  AppstoreOutlined,
  BankOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  EnvironmentOutlined,
  FontSizeOutlined,
  IdcardOutlined,
  InfoCircleOutlined,
  MailOutlined,
  MinusOutlined,
  MoneyCollectOutlined,
  NumberOutlined,
  PaperClipOutlined,
  PhoneOutlined,
  SignatureOutlined,
  SwapOutlined,
  SwapRightOutlined,
  TableOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { FieldKind } from "../../../../core/forms/index.ts";

/** How a kind is drawn in little: as a box, lines, ticks … */
export type Ghost =
  | "line"
  | "lines"
  | "ticks"
  | "boxes"
  | "list"
  | "pair"
  | "parts"
  | "rows"
  | "file"
  | "words"
  | "heading"
  | "result"
  | "sign";

/** The register of looks: a new kind is one line here. */
export const KIND_LOOK: Record<FieldKind, { Icon: ComponentType<{ "aria-hidden"?: "true" }>; ghost: Ghost }> = {
  text: { Icon: FontSizeOutlined, ghost: "line" },
  "long-text": { Icon: AlignLeftOutlined, ghost: "lines" },
  number: { Icon: NumberOutlined, ghost: "line" },
  money: { Icon: MoneyCollectOutlined, ghost: "line" },
  date: { Icon: CalendarOutlined, ghost: "line" },
  period: { Icon: SwapRightOutlined, ghost: "pair" },
  choice: { Icon: CheckCircleOutlined, ghost: "ticks" },
  choices: { Icon: CheckSquareOutlined, ghost: "boxes" },
  "yes-no": { Icon: SwapOutlined, ghost: "ticks" },
  region: { Icon: EnvironmentOutlined, ghost: "list" },
  "identity-number": { Icon: IdcardOutlined, ghost: "line" },
  "credit-code": { Icon: BankOutlined, ghost: "line" },
  phone: { Icon: PhoneOutlined, ghost: "line" },
  email: { Icon: MailOutlined, ghost: "line" },
  staff: { Icon: IdcardOutlined, ghost: "line" },
  applicant: { Icon: UserOutlined, ghost: "parts" },
  group: { Icon: AppstoreOutlined, ghost: "parts" },
  table: { Icon: TableOutlined, ghost: "rows" },
  attachment: { Icon: PaperClipOutlined, ghost: "file" },
  explanation: { Icon: InfoCircleOutlined, ghost: "words" },
  section: { Icon: MinusOutlined, ghost: "heading" },
  signature: { Icon: SignatureOutlined, ghost: "sign" },
  computed: { Icon: CalculatorOutlined, ghost: "result" },
};

/** The palette, in the order of use. */
export const KIND_GROUPS = {
  plain: ["text", "long-text", "number", "money", "date", "period", "computed"],
  choosing: ["choice", "choices", "yes-no", "region"],
  people: ["identity-number", "credit-code", "phone", "email", "staff", "applicant"],
  layout: ["table", "group", "section", "explanation"],
  other: ["attachment", "signature"],
} as const satisfies Record<string, readonly FieldKind[]>;
