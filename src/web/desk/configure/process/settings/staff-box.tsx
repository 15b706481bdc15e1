import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { api } from "../../../server.ts";
import { useStaffNames } from "../use-staff-names.ts";

interface StaffBoxProps {
  /** staff numbers */
  value: readonly string[];
  /** how many may be chosen */
  most: number;
  disabled: boolean;
  onChange(numbers: string[]): void;
  id?: string;
  "aria-describedby"?: string;
}

/** Staff found by part of a name or number; what is kept is the staff number. */
export function StaffBox({ value, most, onChange, ...box }: StaffBoxProps) {
  const text = useText(steppeopleText);
  const [sought, setSought] = useState("");
  const nameOf = useStaffNames(value);
  const found = useQuery(api.designs.staff.queryOptions({ text: sought }, { staleTime: 60_000, placeholderData: (before) => before }));
  const chosen = value.map((number) => ({ value: number, label: nameOf(number) }));
  const others = (found.data ?? [])
    .filter(({ staffNumber }) => !value.includes(staffNumber))
    .map(({ staffNumber, name, place }) => ({ value: staffNumber, label: name, place }));
  return (
    <Select
      mode="multiple"
      {...box}
      value={[...value]}
      placeholder={text.peopleHint}
      notFoundContent={text.nobodyFound}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setSought }}
      options={[...chosen, ...others]}
      optionRender={({ value: number, label, data }) => (
        <>
          {label} <span className="hint">{[number, "place" in data ? String(data.place) : ""].join(" ")}</span>
        </>
      )}
      onChange={(numbers: string[]) => {
        setSought("");
        // Where one may be chosen, the next takes the place of the one before.
        onChange(numbers.slice(-most));
      }}
    />
  );
}
