import {
  CompressOutlined,
  CopyOutlined,
  DeleteOutlined,
  ExpandOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  ScissorOutlined,
  SettingOutlined,
  SnippetsOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from "@ant-design/icons";
import { Button, Input, type InputRef, Popover } from "antd";
import type { ReactNode, Ref } from "react";
import { useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";

export interface ToolbarProps {
  readOnly: boolean;
  zoom: number;
  full: boolean;
  search: string;
  searchBox: Ref<InputRef>;
  status: ReactNode;
  /** Acts that can be done now; the others are shown and can't be pressed. */
  acts: Partial<Record<"undo" | "redo" | "copy" | "cut" | "paste" | "remove", () => void>>;
  onZoom(zoom: number): void;
  onFit(): void;
  onFull(): void;
  onSearch(text: string): void;
  onFind(): void;
  onProcess(): void;
}

const STEP = 0.1;

export function Toolbar(props: ToolbarProps) {
  const text = useText(processesText);
  const { acts, zoom } = props;
  const tool = (label: string, icon: ReactNode, onClick: (() => void) | undefined) => (
    <Button type="text" icon={icon} aria-label={label} title={label} disabled={onClick === undefined} onClick={onClick} />
  );
  return (
    <div className="flow-tools" role="toolbar" aria-label={text.tools}>
      {!props.readOnly && (
        <span>
          {tool(text.undo, <UndoOutlined />, acts.undo)}
          {tool(text.redo, <RedoOutlined />, acts.redo)}
          {tool(text.copy, <CopyOutlined />, acts.copy)}
          {tool(text.cut, <ScissorOutlined />, acts.cut)}
          {tool(text.paste, <SnippetsOutlined />, acts.paste)}
          {tool(text.remove, <DeleteOutlined />, acts.remove)}
        </span>
      )}
      <span>
        {tool(text.zoomOut, <ZoomOutOutlined />, zoom > 0.4 ? () => props.onZoom(zoom - STEP) : undefined)}
        <Button type="text" className="figures" onClick={() => props.onZoom(1)}>
          {Math.round(zoom * 100)}%
        </Button>
        {tool(text.zoomIn, <ZoomInOutlined />, zoom < 1.6 ? () => props.onZoom(zoom + STEP) : undefined)}
        {tool(text.fit, zoom < 1 ? <ExpandOutlined /> : <CompressOutlined />, props.onFit)}
        {tool(props.full ? text.leaveFull : text.full, props.full ? <FullscreenExitOutlined /> : <FullscreenOutlined />, props.onFull)}
      </span>
      <Input
        ref={props.searchBox}
        className="flow-search"
        size="small"
        allowClear
        placeholder={text.find}
        aria-label={text.find}
        value={props.search}
        onChange={({ target }) => props.onSearch(target.value)}
        onPressEnter={props.onFind}
      />
      <span className="flow-status">{props.status}</span>
      {tool(text.general, <SettingOutlined />, props.onProcess)}
      <Popover trigger="click" placement="bottomRight" title={text.keys} content={<Keys />}>
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label={text.keys} title={text.keys} />
      </Popover>
    </div>
  );
}

function Keys() {
  const text = useText(processesText);
  return (
    <dl className="flow-keys">
      {Object.entries(text.keyList).map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
