import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./desk.css";
import { LanguageProvider, useLanguage } from "./language.tsx";
import { deskPages } from "./routes.tsx";
import { queries } from "./server.ts";
import { watchActivity } from "./session/activity.ts";
import { Gate } from "./session/gate.tsx";
import { theme } from "./theme.ts";

function Desk() {
  const { lang } = useLanguage();
  return (
    <ConfigProvider locale={lang === "en" ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <Gate>
          <RouterProvider router={deskPages} />
        </Gate>
      </App>
    </ConfigProvider>
  );
}

const place = document.getElementById("desk");
if (place === null) throw new Error("index.html lacks #desk");
watchActivity(document);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Desk />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
