import type { Counts, Group, Report, Step } from "@/lib/reports/schema"
import {
  channelName,
  className,
  directionName,
  memberName,
  STEP_NAMES,
  shareText,
  sourceName,
  spanText,
  stateName,
  urgencyName,
} from "@/lib/reports/words"
import { t } from "@/lib/say"

/** Where the rows behind a number are, by what the list of leads is filtered by. */
export type Behind = Record<string, string> | null
export type Cell = { text: string; behind?: Behind }
export type Table = { id: TableId; title: string; head: string[]; rows: Cell[][] }

export const TABLES = [
  "funnel",
  "sources",
  "classes",
  "campaigns",
  "urgencies",
  "members",
  "urgent",
  "agreement",
  "messages",
  "no_shows",
  "recalls",
  "surveys",
] as const
export type TableId = (typeof TABLES)[number]

const count = (n: number, behind: Behind = null): Cell => ({ text: String(n), behind: n > 0 ? behind : null })
const text = (said: string): Cell => ({ text: said })

type Shown = Omit<Report, "asOf" | "isBehind">

/** Every table that this report holds for whoever reads it, in the language it is drawn in. */
export function tablesOf(report: Shown): Table[] {
  const { classes, campaigns, members } = report
  return [
    funnel(report),
    groups("sources", t("Leads by source"), t("Source"), report.sources, sourceName, (of) => ({
      source: of,
    })),
    ...(classes
      ? [
          groups("classes", t("Leads by class"), t("Class"), classes, className, (of) =>
            of ? { classification: of } : null,
          ),
        ]
      : []),
    ...(campaigns
      ? [
          groups(
            "campaigns",
            t("Leads by campaign"),
            t("Campaign"),
            campaigns,
            (of) => of,
            (of) => ({ campaign: of }),
          ),
        ]
      : []),
    answers("urgencies", t("Answers by urgency"), t("Urgency"), report.urgencies, urgencyName, (of) => ({
      urgency: of,
    })),
    ...(members
      ? [
          answers(
            "members",
            t("Answers by owner"),
            t("Owner"),
            members,
            (of) => memberName(of, members.find((one) => one.of === of)?.name ?? null),
            (of) => ({ owner: of || "none" }),
          ),
        ]
      : []),
    urgent(report),
    ...(classes ? [agreement(classes)] : []),
    messages(report),
  ]
}

const STEPS_SHOWN: readonly Step[] = ["made", "contacted", "qualified", "booked", "won"]

function funnel({ total, times }: Shown): Table {
  return {
    id: "funnel",
    title: t("From enquiry to treatment"),
    head: [t("Step"), t("Leads"), t("Of the step before"), t("Of all"), t("Median time"), t("Period before")],
    rows: STEPS_SHOWN.map((step, place) => {
      const before = STEPS_SHOWN[place - 1]
      const n = total.now[step]
      return [
        text(t(STEP_NAMES[step])),
        count(n, step === "made" ? {} : { reached: step }),
        text(before ? shareText(n, total.now[before]) : "–"),
        text(shareText(n, total.now.made)),
        text(step === "made" ? "–" : spanText(times[step].now.median)),
        text(String(total.before[step])),
      ]
    }),
  }
}

type NameOf = (of: string) => string
type BehindOf = (of: string) => Behind

function groups(
  id: TableId,
  title: string,
  first: string,
  list: readonly Group[],
  name: NameOf,
  by: BehindOf,
): Table {
  const cell = (of: string, counts: Counts, step: "made" | "booked" | "won" | "lost") => {
    const behind = by(of)
    return count(counts[step], behind && (step === "made" ? behind : { ...behind, reached: step }))
  }
  return {
    id,
    title,
    head: [first, t("Leads"), t("Period before"), t("Booked"), t("Won"), t("Lost"), t("Booked of all")],
    rows: list.map(({ of, now, before }) => [
      text(name(of)),
      cell(of, now, "made"),
      text(String(before.made)),
      cell(of, now, "booked"),
      cell(of, now, "won"),
      cell(of, now, "lost"),
      text(shareText(now.booked, now.made)),
    ]),
  }
}

function answers(
  id: TableId,
  title: string,
  first: string,
  list: readonly Group[],
  name: NameOf,
  by: BehindOf,
): Table {
  return {
    id,
    title,
    head: [
      first,
      t("Leads"),
      t("Answered"),
      t("Median time"),
      t("Nine of ten within"),
      t("Within their limit"),
    ],
    rows: list.map(({ of, now, answer }) => [
      text(name(of)),
      count(now.made, by(of)),
      count(now.answered, { ...by(of), reached: "answered" }),
      text(spanText(answer.median)),
      text(spanText(answer.p90)),
      text(now.limited === 0 ? "–" : `${shareText(now.inTime, now.limited)} (${now.inTime}/${now.limited})`),
    ]),
  }
}

function urgent({ urgent: { opened, acknowledged, told, time } }: Shown): Table {
  return {
    id: "urgent",
    title: t("Urgent cases"),
    head: [t("Opened"), t("Taken on by name"), t("Told further"), t("Median time"), t("Nine of ten within")],
    rows:
      opened === 0
        ? []
        : [
            [
              // A case counts on the day it was opened, a lead on the day it came in: no list of leads is these.
              count(opened),
              text(`${acknowledged} (${shareText(acknowledged, opened)})`),
              text(String(told)),
              text(spanText(time.median)),
              text(spanText(time.p90)),
            ],
          ],
  }
}

function agreement(classes: readonly Group[]): Table {
  return {
    id: "agreement",
    title: t("Scores against people and outcomes"),
    head: [
      t("Class"),
      t("Worked and left"),
      t("Overridden"),
      t("Left as scored"),
      t("Booked of all"),
      t("Won of all"),
    ],
    rows: classes
      .filter((one) => one.of !== "")
      .map(({ of, now }) => [
        text(className(of)),
        text(String(now.agreed)),
        text(String(now.overridden)),
        text(shareText(now.agreed, now.agreed + now.overridden)),
        text(shareText(now.booked, now.made)),
        text(shareText(now.won, now.made)),
      ]),
  }
}

function messages(report: Shown): Table {
  return {
    id: "messages",
    title: t("Messages"),
    head: [t("Channel"), t("Direction"), t("State"), t("Messages"), t("Period before")],
    rows: report.messages.map(({ channel, direction, status, now, before }) => [
      text(channelName(channel)),
      text(directionName(direction)),
      text(stateName(status)),
      text(String(now)),
      text(String(before)),
    ]),
  }
}
