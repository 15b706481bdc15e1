/** @jsxImportSource #html */

import type { Lang } from "../../platform/i18n/index.ts";
import { type Child, keep } from "../html/html.ts";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";

/** Words of head and foot, in the reader's language. */
export interface ShellTexts {
  skip: string;
  /** 某某县人民政府, whose site it is. */
  government: string;
  home: string;
  searchLabel: string;
  searchButton: string;
  elderOn: string;
  elderOff: string;
  otherLanguage: string;
  navigation: string;
  youAreHere: string;
  sponsor: string;
  operator: string;
  contact: string;
  siteCode: string;
  icp: string;
  police: string;
}

/** Facts about the site that the rules for government websites want in the foot. Empty ones are left out. */
export interface SiteFacts {
  county: string;
  sponsor: string;
  operator: string;
  address: string;
  phone: string;
  email: string;
  siteCode: string;
  icp: string;
  police: string;
}

export interface ShellProps {
  title: string;
  description?: string;
  language: Lang;
  elder: boolean;
  site: SiteFacts;
  /** Second line of the brand: the column's name, or the county's where there is no column. */
  column: { name: string; href: string };
  texts: ShellTexts;
  navigation: { href: string; label: string; current: boolean }[];
  crumbs?: Crumb[];
  /** This page's address with the other language or mode, for the two switches. */
  links: { elder: string; language: string };
  search?: string;
  /** The page has a search of its own, so the head needs none. */
  searchInPage?: boolean;
  assets: { style: string; script: string };
  /** Meta tags of the government-website guide (ColumnName, PubDate …). */
  meta?: Record<string, string>;
  canonical?: string;
  /** False for personal pages: no search engine should ever keep them. */
  indexed?: boolean;
  /** Printed without the foot: it would often be all there is on the last sheet. */
  sheet?: true;
  children: Child;
}

/** A whole public page: head with search, elder mode and language, then what the page says, then the foot. */
export function PageShell(props: ShellProps) {
  const { language, elder, site, texts, column } = props;
  const siteName = site.county;
  return (
    <html lang={language} className={elder ? "elder" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title === siteName ? siteName : `${props.title} - ${siteName}`}</title>
        {props.description && <meta name="description" content={props.description} />}
        <meta name="SiteName" content={siteName} />
        <meta name="SiteIDCode" content={site.siteCode} />
        <meta name="ColumnName" content={column.name} />
        {Object.entries(props.meta ?? {}).map(([name, content]) => (
          <meta key={name} name={name} content={content} />
        ))}
        {props.indexed === false && <meta name="robots" content="noindex" />}
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#ffffff" />
        {props.canonical && <link rel="canonical" href={props.canonical} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={props.assets.style} />
        <script src={props.assets.script} defer />
      </head>
      <body className={props.sheet ? "sheet" : undefined}>
        <a className="skip" href="#main">
          {texts.skip}
        </a>
        <ShellHead {...props} />
        {props.crumbs && <Breadcrumb crumbs={props.crumbs} label={texts.youAreHere} />}
        <main className="wrap main" id="main" tabIndex={-1}>
          {props.children}
        </main>
        {keep(site, `foot ${language}`, () => (
          <ShellFoot {...props} />
        ))}
      </body>
    </html>
  );
}

function ShellHead(props: ShellProps) {
  const { site, column, texts, navigation, links, elder, language, search, searchInPage } = props;
  const current = navigation.find((entry) => entry.current)?.href ?? "";
  return (
    <header className="head">
      <div className="wrap head-row">
        <a className="brand" href={column.href}>
          {column.name !== texts.government && <span className="brand-county">{texts.government}</span>}
          <span className="brand-column">{column.name}</span>
        </a>
        <div className="head-switches">
          {!searchInPage && (
            <a href="/search" className="search-link">
              {texts.searchButton}
            </a>
          )}
          <a href={links.elder} rel="nofollow">
            {elder ? texts.elderOff : texts.elderOn}
          </a>
          <a href={links.language} lang={language === "en" ? "zh-CN" : "en"} hrefLang={language === "en" ? "zh-CN" : "en"} rel="nofollow">
            {texts.otherLanguage}
          </a>
        </div>
        {!searchInPage && (search ? <SearchForm {...props} /> : keep(site, `search ${language}`, () => <SearchForm {...props} />))}
      </div>
      {keep(site, `navigation ${language} ${current}`, () => (
        <Navigation texts={texts} navigation={navigation} />
      ))}
    </header>
  );
}

function SearchForm({ texts, search }: Pick<ShellProps, "texts" | "search">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: old browsers don't know <search>
    <form className="search" action="/search" role="search">
      <label className="visually-hidden" htmlFor="site-search">
        {texts.searchLabel}
      </label>
      <input type="search" id="site-search" name="q" defaultValue={search} placeholder={texts.searchLabel} maxLength={100} />
      <button type="submit">{texts.searchButton}</button>
    </form>
  );
}

function Navigation({ texts, navigation }: Pick<ShellProps, "texts" | "navigation">) {
  return (
    <nav className="nav wrap" aria-label={texts.navigation}>
      <ul>
        {navigation.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href} aria-current={entry.current ? "page" : undefined}>
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ShellFoot({ site, texts }: ShellProps) {
  const facts: [string, string][] = [
    [texts.sponsor, site.sponsor],
    [texts.operator, site.operator],
    [texts.contact, [site.phone, site.email, site.address].filter(Boolean).join("  ")],
    [texts.siteCode, site.siteCode],
    [texts.icp, site.icp],
    [texts.police, site.police],
  ];
  return (
    <footer className="foot">
      <div className="wrap">
        <ul className="foot-facts">
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <li key={label}>
                {label} {value}
              </li>
            ))}
        </ul>
      </div>
    </footer>
  );
}
