import type { MetricType } from "@/lib/figures/text"

/** What processes count by themselves, by name. */
export const COUNTED: Readonly<Record<string, { type: MetricType; help: string }>> = {
  http_requests_total: {
    type: "counter",
    help: "Requests answered by this server, by address as in the route table.",
  },
  http_request_duration_seconds: {
    type: "histogram",
    help: "From a request's first byte to its answer's last.",
  },
  rounds_provider_requests_total: { type: "counter", help: "Calls of partners, by what came of them." },
  rounds_provider_failures_total: {
    type: "counter",
    help: "Calls of partners that failed, but for what was wrong with one recipient or record alone.",
  },
  rounds_database_connection_errors_total: {
    type: "counter",
    help: "Connections to the database that this server could not get, or that broke off.",
  },
  rounds_provider_request_duration_seconds: { type: "histogram", help: "How long partners took to answer." },
  rounds_schedule_missed_total: { type: "counter", help: "Occasions of schedules at which nothing ran." },
  lead_scoring_total: {
    type: "counter",
    help: "Leads scored, by class and whether the rules stood in for a model.",
  },
  lead_scoring_rules_stood_in_total: {
    type: "counter",
    help: "Leads scored by the rules though a model is set, by why.",
  },
  lead_scoring_duration_seconds: { type: "histogram", help: "How long a score took to find." },
  lead_scoring_errors_total: { type: "counter", help: "Scores that could not be found." },
}

/** Of what is counted under a name, histograms' endings included. */
export function described(name: string): { type: MetricType; help: string } | undefined {
  return COUNTED[name] ?? COUNTED[name.replace(/_(bucket|sum|count)$/, "")]
}
