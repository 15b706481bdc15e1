import { expect, test } from "vitest";
import type { FormDefinition } from "../../../core/forms/index.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import type { Upload } from "../../../platform/http/index.ts";
import type { Portal } from "../portal.ts";
import { NOTHING_GIVEN } from "./journey.ts";
import { readPost } from "./read-post.ts";

const definition: FormDefinition = {
  id: "sample",
  version: 1,
  title: { "zh-CN": "样表" },
  pages: [
    {
      id: "one",
      title: { "zh-CN": "第一页" },
      fields: [
        { id: "photo", kind: "attachment", label: { "zh-CN": "照片" } },
        {
          id: "house",
          kind: "group",
          label: { "zh-CN": "房屋" },
          fields: [{ id: "deed", kind: "attachment", label: { "zh-CN": "房产证" } }],
        },
      ],
    },
  ],
};

const portal = {
  doors: { storeAttachment: async ({ name }: { name: string }) => ({ ok: true, file: `hash of ${name}`, name, size: 7 }) },
} as unknown as Portal; // the one door this asks

const upload = (field: string, name: string) => ({ field, name, size: 7, fault: null, open: () => null }) as unknown as Upload;

test("files of attachment fields are kept at their fields, also inside a group", async () => {
  const posted = await readPost(portal, {
    item: { package: { form: definition } } as unknown as ItemInForce,
    step: { id: "form-one", title: "", page: { definition, id: "one", part: "form" } },
    before: NOTHING_GIVEN,
    body: {},
    uploads: [upload("_file.photo", "a.jpg"), upload("_file.house.deed", "b.pdf")],
  });
  expect(posted.refused).toEqual([]);
  expect(posted.given.form).toEqual({
    photo: [{ file: "hash of a.jpg", name: "a.jpg", size: 7 }],
    house: { deed: [{ file: "hash of b.pdf", name: "b.pdf", size: 7 }] },
  });
});
