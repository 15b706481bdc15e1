import type { ThemeConfig } from "antd";

/** The palette of desk.css as antd's tokens. `hashed: false` keeps the styles free of `:where()`, which browsers before Chromium 88 don't know. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: "#0b4f9e",
    colorLink: "#0b4f9e",
    // Left to itself it turns too pale to read under the pointer.
    colorLinkHover: "#083d7a",
    colorLinkActive: "#083d7a",
    colorError: "#b42318",
    colorWarning: "#8a5300",
    colorSuccess: "#1a7f37",
    colorSuccessBg: "#e8f5eb",
    colorSuccessBorder: "#9fd3ab",
    colorWarningBg: "#fff6e5",
    colorWarningBorder: "#e3bd7c",
    colorErrorBg: "#fdeeec",
    colorErrorBorder: "#eab4ad",
    colorInfoBg: "#e6eef8",
    controlItemBgActive: "#e6eef8",
    colorText: "#1f2328",
    colorTextSecondary: "#4b5560",
    colorTextTertiary: "#57606a",
    colorTextDescription: "#57606a",
    colorTextPlaceholder: "#6b7480",
    colorBorder: "#c4ccd4",
    colorBorderSecondary: "#dfe4ea",
    colorBgLayout: "#f4f6f9",
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    // Words on a button that is at work stay readable.
    opacityLoading: 0.88,
    wireframe: false,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: "#ffffff", headerHeight: 52, siderBg: "#ffffff", bodyBg: "#f4f6f9" },
    Menu: { itemHeight: 36, itemBorderRadius: 4, itemSelectedBg: "#e6eef8", itemSelectedColor: "#0b4f9e" },
    Table: { headerBg: "#f4f6f9", headerColor: "#4b5560", cellPaddingBlockSM: 7, rowHoverBg: "#f2f6fb" },
    Card: { headerHeightSM: 40 },
  },
};
