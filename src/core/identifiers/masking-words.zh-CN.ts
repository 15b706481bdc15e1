/** Where an address stops being public: up to the village or community, else up to the township or street office. */
export const VILLAGE_ENDS = ["村", "社区"] as const;
export const TOWNSHIP_ENDS = ["街道办事处", "街道", "镇", "乡"] as const;
export const COUNTY_ENDS = ["县", "区", "市", "旗"] as const;
