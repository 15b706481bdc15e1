import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from "@ant-design/icons";
import { Button, Segmented, Slider } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../language.tsx";
import { supervisionText } from "../messages/supervision.ts";
import { PACE, type Speed } from "./replay-place.ts";

export interface ReplayControlsProps {
  place: number;
  count: number;
  onGo: (place: number) => void;
}

/** Slider, one step back and on, play and pause. Playing stops at the end and whenever the person takes hold. */
export function ReplayControls({ place, count, onGo }: ReplayControlsProps) {
  const text = useText(supervisionText);
  const [speed, setSpeed] = useState<Speed>("normal");
  const [playing, setPlaying] = useState(false);
  const isLast = place >= count - 1;
  const go = (to: number) => {
    setPlaying(false);
    onGo(to);
  };
  useEffect(() => {
    if (!playing) return;
    if (isLast) return setPlaying(false);
    const timer = setTimeout(() => onGo(place + 1), PACE[speed]);
    return () => clearTimeout(timer);
  }, [playing, isLast, place, speed, onGo]);
  const toggle = () => {
    if (!playing && isLast) onGo(0);
    setPlaying(!playing);
  };
  return (
    <div className="replay-controls">
      <Button icon={<VerticalRightOutlined />} aria-label={text.first} disabled={place === 0} onClick={() => go(0)} />
      <Button icon={<StepBackwardOutlined />} aria-label={text.previous} disabled={place === 0} onClick={() => go(place - 1)} />
      <Button type="primary" icon={playing ? <PauseOutlined /> : <CaretRightOutlined />} onClick={toggle}>
        {playing ? text.pause : text.play}
      </Button>
      <Button icon={<StepForwardOutlined />} aria-label={text.next} disabled={isLast} onClick={() => go(place + 1)} />
      <Button icon={<VerticalLeftOutlined />} aria-label={text.last} disabled={isLast} onClick={() => go(count - 1)} />
      <Slider
        className="replay-slider"
        min={1}
        max={Math.max(count, 1)}
        value={place + 1}
        onChange={(value) => go(value - 1)}
        ariaLabelForHandle={text.slider}
        tooltip={{ open: false }}
        dots={count <= 40}
      />
      <span className="figures">{text.position(place + 1, count)}</span>
      <Segmented
        aria-label={text.speed}
        size="small"
        value={speed}
        onChange={setSpeed}
        options={(["slow", "normal", "fast"] as const).map((name) => ({ value: name, label: text.speeds[name] }))}
      />
    </div>
  );
}
