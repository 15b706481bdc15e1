import type { Post } from "./shared.ts";

/** `data/demo/organisations.json`. Letters or running numbers make the codes, see {@link demoOrgs}. */
export interface OrganisationsFile {
  county: { code: string; name: string; shortName: string; address: string; phone: string };
  halls: { letters: string; name: string; shortName: string; address: string; sectors: string[] }[];
  /** `counter`: whether it has a window in the hall. */
  departments: { letters: string; name: string; shortName: string; sectors: string[]; counter: boolean }[];
  townships: { name: string; villages: string[] }[];
}

interface PostLine {
  post: Post;
  count: number;
  section: string;
}

interface NamedSeat {
  username: string;
  org: string;
  post: Post;
  section: string;
}

/** `data/demo/people.json`. */
export interface PeopleFile {
  password: string;
  staffNumberPrefix: string;
  clerkSection: string;
  counterlessSection: string;
  leaderSection: string;
  departmentPosts: PostLine[];
  townshipPosts: PostLine[];
  villagePosts: PostLine[];
  named: NamedSeat[];
  /** Named people who came later: numbered after all others, so that nobody's staff number moves in a demo that is there already. */
  namedLater: NamedSeat[];
  /** Posts that every department with items, and every township, got later; numbered after those. */
  departmentPostsLater: PostLine[];
  townshipPostsLater: PostLine[];
  easyUsernames: Record<string, string>;
  surnames: string[];
  givenNames: string[];
}

export interface DemoPerson {
  username: string;
  staffNumber: string;
  name: string;
  org: string;
  post: Post;
  section: string;
}

export interface DemoOrg {
  code: string;
  kind: "county" | "department" | "township" | "village" | "hall";
  name: string;
  shortName: string;
  parent: string | null;
  sectors: string[];
  address: string | null;
  phone: string | null;
}

/** The demo county's organisations, parents before children. Townships count from 101, villages of each from 201, as in GB/T 10114. */
export function demoOrgs({ county, halls, departments, townships }: OrganisationsFile): DemoOrg[] {
  const plain = { sectors: [], address: null, phone: null };
  const under = (letters: string) => ({ code: `${county.code}${letters}`, parent: county.code });
  return [
    { ...plain, ...county, kind: "county", parent: null },
    ...halls.map(({ letters, ...hall }): DemoOrg => ({ ...plain, ...hall, ...under(letters), kind: "hall" })),
    ...departments.map(
      ({ letters, counter: _, ...department }): DemoOrg => ({ ...plain, ...department, ...under(letters), kind: "department" }),
    ),
    ...townships.flatMap(({ name, villages }, index): DemoOrg[] => {
      const code = `${county.code}${101 + index}`;
      const names = (place: string) => ({ name: place, shortName: place });
      return [
        { ...plain, ...names(name), code, kind: "township", parent: county.code },
        ...villages.map(
          (village, at): DemoOrg => ({ ...plain, ...names(village), code: `${code}${201 + at}`, kind: "village", parent: code }),
        ),
      ];
    }),
  ];
}

type Seat = Omit<DemoPerson, "staffNumber" | "name">;

/** The demo county's people, the same at every call: somebody for every post everywhere, under names made of syllables nobody is called by. */
export function demoPeople(places: OrganisationsFile, people: PeopleFile): DemoPerson[] {
  const seats: Seat[] = [
    ...people.named,
    ...departmentSeats(places, people),
    ...townshipSeats(places, people),
    ...people.namedLater,
    ...seatsLater(places, people),
  ];
  return seats.map((seat, index) => ({
    ...seat,
    username: people.easyUsernames[seat.username] ?? seat.username,
    staffNumber: `${people.staffNumberPrefix}${String(index + 1).padStart(4, "0")}`,
    name: `${people.surnames[index % people.surnames.length]}${people.givenNames[index % people.givenNames.length]}`,
  }));
}

function departmentSeats({ county, halls, departments }: OrganisationsFile, people: PeopleFile): Seat[] {
  const hall = `${county.code}${halls[0]?.letters}`;
  return departments.flatMap(({ letters, shortName, sectors, counter }) => {
    const org = `${county.code}${letters}`;
    const prefix = letters.toLowerCase();
    const leader: Seat = { username: `${prefix}.leader`, org, post: "leader", section: people.leaderSection };
    if (sectors.length === 0) return [leader];
    const clerk: Seat = {
      username: `${prefix}.window-clerk`,
      org: counter ? hall : org,
      post: "window-clerk",
      section: counter ? people.clerkSection.replace("{org}", shortName) : people.counterlessSection,
    };
    return [clerk, ...seatsOf(people.departmentPosts, org, prefix), leader];
  });
}

function townshipSeats(places: OrganisationsFile, people: PeopleFile): Seat[] {
  const short = (code: string) => code.slice(places.county.code.length);
  return demoOrgs(places).flatMap(({ code, kind }) => {
    if (kind === "township") return seatsOf(people.townshipPosts, code, short(code));
    return kind === "village" ? seatsOf(people.villagePosts, code, short(code)) : [];
  });
}

function seatsLater(places: OrganisationsFile, people: PeopleFile): Seat[] {
  const { code: county } = places.county;
  const departments = places.departments.filter(({ sectors }) => sectors.length > 0);
  const townships = demoOrgs(places).filter(({ kind }) => kind === "township");
  return [
    ...departments.flatMap(({ letters }) => seatsOf(people.departmentPostsLater, `${county}${letters}`, letters.toLowerCase())),
    ...townships.flatMap(({ code }) => seatsOf(people.townshipPostsLater, code, code.slice(county.length))),
  ];
}

/** The second of a post is called `mz.handler2`. */
function seatsOf(lines: PostLine[], org: string, prefix: string): Seat[] {
  return lines.flatMap(({ post, count, section }) =>
    Array.from({ length: count }, (_, index) => ({ username: `${prefix}.${post}${index === 0 ? "" : index + 1}`, org, post, section })),
  );
}
