import { useEffect, useRef, useState } from "react";

export interface Camera {
  video: React.RefObject<HTMLVideoElement | null>;
  state: "starting" | "on" | "absent";
  devices: { id: string; label: string }[];
  /** The one in use; empty before it is known. */
  device: string;
  choose: (id: string) => void;
}

const CHOSEN = "desk.camera";

/** The camera or document scanner (高拍仪) that the browser offers. `absent`: none, refused, or the page isn't served over a safe line. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera["state"]>("starting");
  const [devices, setDevices] = useState<Camera["devices"]>([]);
  const [device, setDevice] = useState(() => localStorage.getItem(CHOSEN) ?? "");

  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    async function start() {
      setState("starting");
      const wanted = device === "" ? { facingMode: "environment" } : { deviceId: device };
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...wanted, width: { ideal: 2592 }, height: { ideal: 1944 } } });
      if (gone) return stop();
      if (video.current) video.current.srcObject = stream;
      // Their names are told only after the camera was allowed.
      const found = await navigator.mediaDevices.enumerateDevices();
      setDevices(found.filter(({ kind }) => kind === "videoinput").map(({ deviceId, label }) => ({ id: deviceId, label })));
      setState("on");
    }
    // An undefined mediaDevices (no safe line) ends here as well.
    start().catch(() => {
      if (!gone) setState("absent");
    });
    return () => {
      gone = true;
      stop();
    };
  }, [device]);

  const choose = (id: string) => {
    localStorage.setItem(CHOSEN, id);
    setDevice(id);
  };
  return { video, state, devices, device, choose };
}
