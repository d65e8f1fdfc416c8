import type { Words } from "@/lib/say"

/** What takes two people. */
export const APPROVALS: Words = {
  "It could not be done:": "Nu s-a putut face:",
  "It could not be done": "Nu s-a putut face",
  ends: "se încheie",
  "Denied by {name}": "Refuzat de {name}",
  "Approved by {name}": "Aprobat de {name}",
  "Older ones that wait": "Mai vechi care așteaptă",
  "Nothing waits for a second person": "Nimic nu așteaptă o a doua persoană",
  "What needs two people, such as merging records, shows up here when somebody asks for it.":
    "Ce cere două persoane, cum ar fi unirea fișelor, apare aici când cineva o cere.",
  Settled: "Decise",
  "Nothing was decided yet": "Încă nu s-a decis nimic",
  "Decisions stay here, with who asked, who decided and why.":
    "Deciziile rămân aici, cu cine a cerut, cine a decis și de ce.",
  "Take this request back?": "Retrageți această cerere?",
  "Taken back.": "Retrasă.",
  Deny: "Refuză",
  "Deny this request?": "Refuzați această cerere?",
  "Nothing is done; {name} is told, with your reason.":
    "Nu se face nimic; {name} află, cu motivul dumneavoastră.",
  "Shown to who asked, and kept in the audit log.":
    "Se arată celui care a cerut și se păstrează în jurnalul de audit.",
  "Denied.": "Refuzată.",
  Approve: "Aprobă",
  "Approve and do it now?": "Aprobați și se face acum?",
  "It is done at once, on behalf of {name} and with your agreement.":
    "Se face imediat, în numele lui {name} și cu acordul dumneavoastră.",
  "Kept with the decision.": "Se păstrează cu decizia.",
  "Decided.": "Decis.",
  "What takes two people: one asks, another decides, and it is done with the decision.":
    "Ce cere două persoane: una cere, alta decide și se face odată cu decizia.",
  "Asked by": "Cerut de",
  Asked: "Cerut",
  "Ends undecided": "Expiră nedecis",
  "What is asked for": "Ce se cere",
  Waits: "Așteaptă",
  Approved: "Aprobată",
  Denied: "Refuzată",
  Withdrawn: "Retrasă",
  Expired: "Expirată",
  "Merge two records": "Unirea a două fișe",
  "Take a merge apart": "Desfacerea unei uniri",
  "Split a record": "Separarea unei fișe",
  "Replay many webhook events": "Reluarea multor evenimente webhook",
  "Rerun many runs": "Reluarea multor rulări",
  "See both records": "Vezi ambele fișe",
  "See the record": "Vezi fișa",
  "See the events": "Vezi evenimentele",
  "See the runs": "Vezi rulările",
  "Somebody else has to decide what you asked for.": "Altcineva trebuie să decidă ce ați cerut.",
  "This kind of request is no longer known.": "Acest fel de cerere nu mai este cunoscut.",
  "Your role cannot decide this.": "Rolul dumneavoastră nu poate decide asta.",
}
