import type { ProbeState } from "@/lib/probes/words"

export const STATUS_LANGUAGES = ["en", "ro"] as const
export type StatusLanguage = (typeof STATUS_LANGUAGES)[number]

const EN = {
  name: "English",
  title: "Status",
  languages: "Languages",
  good: "Everything works",
  slow: "It works, slower than usual",
  down: "Something does not work",
  incident: "An incident is being worked on",
  maintenance: "Maintenance is under way",
  unknown: "Not everything is known at the moment",
  unread: "How things stand cannot be read at the moment. Please try again in a minute.",
  nothing: "No service is shown here yet.",
  asOf: "As of {time} UTC. This page is made anew every half minute.",
  old: "These are the last known states, of {time} UTC: newer ones cannot be read at the moment.",
  services: "Services",
  states: { up: "works", slow: "slow", down: "does not work", unknown: "unknown" } as Record<
    ProbeState,
    string
  >,
  days: "The last 90 days, a mark each. Cut at the top: it failed at times. Broken in two: it failed often. A grey line: nobody looked.",
  uptime: "{share} of checks answered",
  unseen: "not looked at yet",
  maintenanceTitle: "Maintenance",
  running: "under way",
  planned: "planned",
  incidents: "Incidents",
  pastIncidents: "Past incidents",
  noIncident: "No incident in the last 90 days that was made public.",
  open: "open",
  over: "over",
  since: "began {from} UTC",
  promises: "What Rounds promises",
  promised: [
    "What a provider told us and we confirmed is never lost.",
    "The same event has one effect, however often it comes; a message to a patient goes out once at most.",
    "After a crash, work goes on within 30 seconds by itself.",
    "Providers get their confirmation within a quarter of a second, in a rush too.",
    "Nobody sees another clinic's data, or more than their role may.",
    "No message leaves after a consent was withdrawn.",
    "Every look at health data and every change is on record, and altering that record is noticed.",
    "No two appointments share a time with the same person or room.",
    "A reminder goes out once, at the right local time.",
    "After an erasure the person is found nowhere any more.",
  ],
  tooMany: "Too many requests from your network. Please try again in a minute.",
}
export type StatusWords = typeof EN

const RO: StatusWords = {
  name: "Română",
  title: "Stare",
  languages: "Limbi",
  good: "Totul funcționează",
  slow: "Funcționează, mai lent decât de obicei",
  down: "Ceva nu funcționează",
  incident: "Se lucrează la un incident",
  maintenance: "Mentenanță în curs",
  unknown: "Nu se știe totul în acest moment",
  unread: "Starea nu poate fi citită în acest moment. Încercați din nou peste un minut.",
  nothing: "Încă nu este afișat niciun serviciu.",
  asOf: "La {time} UTC. Pagina este refăcută la fiecare jumătate de minut.",
  old: "Acestea sunt ultimele stări cunoscute, de la {time} UTC: altele mai noi nu pot fi citite acum.",
  services: "Servicii",
  states: { up: "funcționează", slow: "lent", down: "nu funcționează", unknown: "necunoscut" },
  days: "Ultimele 90 de zile, câte un semn fiecare. Tăiat sus: a eșuat uneori. Rupt în două: a eșuat des. O linie gri: nu s-a verificat.",
  uptime: "{share} din verificări au primit răspuns",
  unseen: "neverificat încă",
  maintenanceTitle: "Mentenanță",
  running: "în curs",
  planned: "planificată",
  incidents: "Incidente",
  pastIncidents: "Incidente trecute",
  noIncident: "Niciun incident făcut public în ultimele 90 de zile.",
  open: "deschis",
  over: "încheiat",
  since: "a început {from} UTC",
  promises: "Ce promite Rounds",
  promised: [
    "Ce ne-a comunicat un furnizor și am confirmat nu se pierde niciodată.",
    "Același eveniment are un singur efect, oricât de des sosește; un mesaj către un pacient pleacă cel mult o dată.",
    "După o cădere, lucrul continuă de la sine în 30 de secunde.",
    "Furnizorii primesc confirmarea într-un sfert de secundă, și la aglomerație.",
    "Nimeni nu vede datele altei clinici sau mai mult decât îi permite rolul.",
    "Niciun mesaj nu pleacă după retragerea unui consimțământ.",
    "Fiecare consultare a datelor medicale și fiecare modificare este consemnată, iar alterarea consemnării se observă.",
    "Două programări nu împart niciodată aceeași oră cu aceeași persoană sau sală.",
    "Un memento pleacă o singură dată, la ora locală corectă.",
    "După o ștergere, persoana nu mai este găsită nicăieri.",
  ],
  tooMany: "Prea multe cereri din rețeaua dumneavoastră. Încercați din nou peste un minut.",
}

export const STATUS_WORDS: Record<StatusLanguage, StatusWords> = { en: EN, ro: RO }

/** The one asked for in the address, or the first of the browser's that there is. */
export function languageOf(request: Request): StatusLanguage {
  const asked = new URL(request.url).searchParams.get("lang")
  const wanted = [asked ?? "", ...(request.headers.get("accept-language") ?? "").slice(0, 200).split(",")]
  const known = wanted.map((one) => one.trim().slice(0, 2).toLowerCase())
  return (
    STATUS_LANGUAGES.find((one) => one === known.find((tag) => STATUS_LANGUAGES.some((of) => of === tag))) ??
    "en"
  )
}

export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
