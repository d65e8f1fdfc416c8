import type { Words } from "@/lib/say"

/** Who saw more than their role shows: grants, broken glass, unmasked patients; and what was looked at. */
export const ACCESS: Words = {
  "End {who}'s access?": "Încheiați accesul lui {who}?",
  "End this for {who}?": "Încheiați asta pentru {who}?",
  "Their session in this clinic ends at once.": "Sesiunea din această clinică se încheie imediat.",
  "From their next click on they see what their role shows, and no more.":
    "De la următorul clic vede ce arată rolul său și nimic mai mult.",
  "Ended.": "Încheiat.",
  Review: "Verifică",
  "Was {who}'s emergency access justified?": "A fost justificat accesul de urgență al lui {who}?",
  "Look at what was opened first: the audit log has each look, marked.":
    "Priviți întâi ce s-a deschis: jurnalul de audit are fiecare vizualizare, marcată.",
  "Save review": "Salvează verificarea",
  "Reviewed.": "Verificat.",
  Verdict: "Verdict",
  Note: "Notă",
  "Needed when it was not justified.": "Necesară când nu a fost justificat.",
  "{what} of {name} ends": "{what}, {name}: se încheie",
  "Why is hidden for your role.": "Motivul este ascuns pentru rolul dumneavoastră.",
  "Granted by {name}": "Acordat de {name}",
  "ended by {name}": "încheiat de {name}",
  "The patient": "Pacientul",
  "What they did meanwhile": "Ce a făcut între timp",
  "{verdict}, says {name}": "{verdict}, spune {name}",
  "Nobody has reviewed this yet.": "Nimeni nu a verificat încă.",
  "Nobody sees more than their role shows": "Nimeni nu vede mai mult decât arată rolul său",
  "Grants to the platform, emergency access and unmasked patients show up here while they run.":
    "Accesul acordat platformei, accesul de urgență și pacienții demascați apar aici cât timp durează.",
  "Standing access, patients masked": "Acces permanent, pacienți mascați",
  "Waits for review": "Așteaptă verificare",
  History: "Istoric",
  "Nothing has ended yet": "Încă nu s-a încheiat nimic",
  "What ran stays here, with its reason and its review.":
    "Ce a fost rămâne aici, cu motivul și verificarea lui.",
  "The whole clinic's patients are open to you until": "Pacienții întregii clinici vă sunt deschiși până la",
  "Each look is marked and reviewed.": "Fiecare vizualizare este marcată și verificată.",
  "When somebody's life or health needs a patient your role does not show: this opens the whole clinic for four hours. The admins are told at once, each look is marked, and somebody else reviews it.":
    "Când viața sau sănătatea cuiva cere un pacient pe care rolul dumneavoastră nu îl arată: deschide întreaga clinică pentru patru ore. Administratorii află imediat, fiecare vizualizare este marcată și altcineva o verifică.",
  "Break the glass": "Sparge geamul",
  "Open the whole clinic's patients?": "Deschideți pacienții întregii clinici?",
  "For four hours, or until you end it. The admins are told now; each patient you look at is marked, and somebody else reviews it afterwards.":
    "Pentru patru ore sau până încheiați. Administratorii află acum; fiecare pacient la care vă uitați este marcat, iar altcineva verifică apoi.",
  "What is the emergency?": "Care este urgența?",
  "Shown to the admins and kept in the audit log.":
    "Se arată administratorilor și se păstrează în jurnalul de audit.",
  "The clinic's patients are open to you.": "Pacienții clinicii vă sunt deschiși.",
  "Emergency access ended.": "Accesul de urgență s-a încheiat.",
  "Let somebody in": "Lasă pe cineva să intre",
  "Let a person of the platform in": "Lăsați să intre o persoană a platformei",
  "They see this clinic with patients masked, and no message. It ends by itself; you can end it any time.":
    "Vede această clinică cu pacienții mascați și niciun mesaj. Se încheie de la sine; îl puteți încheia oricând.",
  "What they come for. Shown here and kept in the audit log.":
    "Pentru ce vine. Se arată aici și se păstrează în jurnalul de audit.",
  "Grant access": "Acordă acces",
  "Access granted.": "Acces acordat.",
  "Their e-mail": "E-mailul persoanei",
  "Operator: runs and set-up, patients masked": "Operator: rulări și configurare, pacienți mascați",
  "Auditor: the record, read only": "Auditor: evidența, doar citire",
  "{n} hours": { one: "{n} oră", few: "{n} ore", other: "{n} de ore" },
  "Where you saw more than your role shows, and what was refused to you.":
    "Unde ați văzut mai mult decât arată rolul dumneavoastră și ce vi s-a refuzat.",
  "Who saw more than their role shows, why, and for how long.":
    "Cine a văzut mai mult decât arată rolul său, de ce și cât timp.",
  "At most 30 an hour and person are kept.": "Se păstrează cel mult 30 pe oră și persoană.",
  "Nobody was refused": "Nimeni nu a fost refuzat",
  "Whoever opens what their role does not allow is listed here.":
    "Cine deschide ce rolul său nu permite apare aici.",
  "Platform grant": "Acces acordat platformei",
  "Broken glass": "Geam spart",
  "Request for a second person": "Cerere pentru a doua persoană",
  "Requests for a second person": "Cereri pentru a doua persoană",
  "What stands otherwise at HubSpot": "Ce stă altfel în HubSpot",
  "Who is gone at HubSpot": "Cine a dispărut din HubSpot",
  "Records that may be one person": "Fișe care pot fi aceeași persoană",
  "Lines of an imported list": "Rânduri ale unei liste importate",
  "Comparison for a merge": "Comparație pentru o unire",
  "Run of a job": "Rulare",
  "Trial of scoring rules": "Probă de reguli de scor",
  "Preview of taking a record apart": "Previzualizarea separării unei fișe",
  "Name and number, unmasked": "Nume și număr, demascate",
}
