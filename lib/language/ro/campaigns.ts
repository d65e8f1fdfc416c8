import type { Words } from "@/lib/say"

/** Campaigns: whom one template goes to, who agreed, what came of it. */
export const CAMPAIGNS_RO: Words = {
  Campaigns: "Campanii",
  "Nobody was written to together yet": "Încă nu s-a scris nimănui în grup",
  "Prepare the first one": "Pregătește prima campanie",
  "A campaign sends one template to many people, for one reason. You see who gets it and who does not before anything leaves.":
    "O campanie trimite un șablon mai multor persoane, cu un singur motiv. Vedeți cine îl primește și cine nu înainte să plece ceva.",
  "{n} written to": "{n} contactați",
  "{n} to go": "{n} rămași",
  "{n} not written to": "{n} necontactați",
  Limits: "Limite",
  "Limits of campaigns": "Limitele campaniilor",
  "They hold for campaigns made from now on.": "Sunt valabile pentru campaniile făcute de acum înainte.",
  "People a coordinator writes to alone": "Persoane cărora un coordonator le scrie singur",
  "Above that a second person has to agree; an admin always needs one.":
    "Peste acest număr trebuie acordul unei a doua persoane; un administrator are nevoie mereu de el.",
  "Messages a minute": "Mesaje pe minut",
  "All campaigns of the clinic together.": "Toate campaniile clinicii împreună.",
  "Price of ten offers, in hundredths of {currency}": "Prețul a zece oferte, în sutimi de {currency}",
  "From your provider’s price list. Empty: no estimate is shown.":
    "Din lista de prețuri a furnizorului. Gol: nu se arată nicio estimare.",
  "Price of ten other messages, in hundredths of {currency}":
    "Prețul a zece alte mesaje, în sutimi de {currency}",
  "One template to many people: who asked, who agreed, who got it and who did not.":
    "Un șablon către mai multe persoane: cine a cerut, cine a fost de acord, cine l-a primit și cine nu.",
  "New campaign": "Campanie nouă",
  "What was asked for": "Ce s-a cerut",
  "In the gaps": "În câmpuri",
  "To whom": "Cui",
  "How fast": "Cât de repede",
  "{n} a minute": "{n} pe minut",
  "Not after": "Nu mai târziu de",
  "The request and its answer": "Cererea și răspunsul ei",
  "{n} picked by hand": {
    one: "{n} persoană aleasă manual",
    few: "{n} persoane alese manual",
    other: "{n} de persoane alese manual",
  },
  "no message for {n} days": {
    one: "niciun mesaj de {n} zi",
    few: "niciun mesaj de {n} zile",
    other: "niciun mesaj de {n} de zile",
  },
  "It goes on": "Continuă",
  "Stop this campaign": "Oprește această campanie",
  "{n} people will not be written to. What has not left yet is taken back; what has left cannot be.": {
    one: "Unei persoane nu i se mai scrie. Ce nu a plecat încă se retrage; ce a plecat, nu.",
    few: "La {n} persoane nu se mai scrie. Ce nu a plecat încă se retrage; ce a plecat, nu.",
    other: "La {n} de persoane nu se mai scrie. Ce nu a plecat încă se retrage; ce a plecat, nu.",
  },
  "of {n} people": { one: "din {n} persoană", few: "din {n} persoane", other: "din {n} de persoane" },
  "about {n} minutes left": {
    one: "încă aproximativ un minut",
    few: "încă aproximativ {n} minute",
    other: "încă aproximativ {n} de minute",
  },
  "{done} of {n} people": {
    one: "{done} din {n} persoană",
    few: "{done} din {n} persoane",
    other: "{done} din {n} de persoane",
  },
  "Nothing has left yet: a second person has to agree":
    "Încă nu a plecat nimic: trebuie acordul unei a doua persoane",
  "Look and decide": "Vezi și decide",
  "These people and these words are written down as they are. Others are not added later.":
    "Aceste persoane și aceste cuvinte sunt notate așa cum sunt. Altele nu se mai adaugă.",
  "Paused by {name}": "Pusă în pauză de {name}",
  "It stands still": "Stă pe loc",
  "What is queued already still leaves. Resume it to go on.":
    "Ce este deja la rând mai pleacă. Reluați-o ca să continue.",
  "It waits just now": "Acum așteaptă",
  "Which of them": "Care dintre ele",
  Later: "Mai târziu",
  "Held back": "Reținute",
  "To go": "Urmează",
  "Written to": "Contactate",
  "Not written to": "Necontactate",
  "within a week": "într-o săptămână",
  Withdrew: "Și-au retras acordul",
  "Why some got nothing": "De ce unii nu au primit nimic",
  "Known from": "Cunoscut din",
  Enquiry: "Solicitare",
  "No message for": "Niciun mesaj de",
  "Only {n} people picked by hand": {
    one: "Doar {n} persoană aleasă manual",
    few: "Doar {n} persoane alese manual",
    other: "Doar {n} de persoane alese manual",
  },
  "Take everybody": "Ia pe toată lumea",
  Prepared: "Pregătită",
  "See who gets it": "Vezi cine îl primește",
  "Nothing leaves before you have seen whom it reaches.": "Nimic nu pleacă înainte să vedeți la cine ajunge.",
  "No template can be sent now": "Acum nu se poate trimite niciun șablon",
  "A campaign goes out in a template that Meta approved, or in a text of the clinic’s for SMS.":
    "O campanie pleacă într-un șablon aprobat de Meta sau într-un text SMS al clinicii.",
  "Pick people by hand": "Alege persoane manual",
  "By name or number. Then only they are meant.": "După nume sau număr. Atunci se trimite doar lor.",
  "As people will read it": "Cum îl vor citi oamenii",
  "What will happen": "Ce se va întâmpla",
  "Choose what and whom, then look": "Alegeți ce și cui, apoi priviți",
  "Here you will see who gets it, who does not and why, and twenty people by name.":
    "Aici veți vedea cine îl primește, cine nu și de ce, și douăzeci de persoane pe nume.",
  "That is more than 10,000 people. Narrow it first.":
    "Sunt peste 10.000 de persoane. Restrângeți mai întâi.",
  "Get it": "Îl primesc",
  "of {total} meant": "din {total} vizate",
  "No such number": "Fără un asemenea număr",
  "Takes about": "Durează cam",
  "{n} minutes": { one: "{n} minut", few: "{n} minute", other: "{n} de minute" },
  "Costs about": "Costă cam",
  "No price is written down": "Nu este notat niciun preț",
  "{n} of them get it later: it is night where they live, or they got something just now.": {
    one: "{n} dintre ele îl primește mai târziu: acolo este noapte sau tocmai a primit ceva.",
    few: "{n} dintre ele îl primesc mai târziu: acolo este noapte sau tocmai au primit ceva.",
    other: "{n} dintre ele îl primesc mai târziu: acolo este noapte sau tocmai au primit ceva.",
  },
  "More than the number may write to today": "Mai mult decât poate scrie numărul astăzi",
  "Meta lets it begin {n} more conversations in these 24 hours. The rest goes out after that, by itself.": {
    one: "Meta îi permite să mai înceapă o conversație în aceste 24 de ore. Restul pleacă apoi, de la sine.",
    few: "Meta îi permite să mai înceapă {n} conversații în aceste 24 de ore. Restul pleacă apoi, de la sine.",
    other:
      "Meta îi permite să mai înceapă {n} de conversații în aceste 24 de ore. Restul pleacă apoi, de la sine.",
  },
  "Held back, and why": "Reținute, și de ce",
  "Some of them": "Câțiva dintre ei",
  "Gets it": "Îl primește",
  "Ask a second person": "Întreabă o a doua persoană",
  "Send it": "Trimite",
  "A coordinator writes to up to {n} people alone; an admin always asks. Nothing leaves until then.": {
    one: "Un coordonator scrie singur unei persoane; un administrator cere mereu acordul. Până atunci nu pleacă nimic.",
    few: "Un coordonator scrie singur la cel mult {n} persoane; un administrator cere mereu acordul. Până atunci nu pleacă nimic.",
    other:
      "Un coordonator scrie singur la cel mult {n} de persoane; un administrator cere mereu acordul. Până atunci nu pleacă nimic.",
  },
  "Name of the campaign": "Numele campaniei",
  "Why write to them?": "De ce le scrieți?",
  "Send to {n} people now": {
    one: "Trimite acum unei persoane",
    few: "Trimite acum la {n} persoane",
    other: "Trimite acum la {n} de persoane",
  },
  "What for": "Pentru ce",
  "It decides which agreement a person must have given.":
    "De aceasta depinde ce acord trebuie să fi dat persoana.",
  "The same words for all": "Aceleași cuvinte pentru toți",
  "Words for {gap}": "Cuvinte pentru {gap}",
  "Write to many people": "Scrierea către mai multe persoane",
  "See the people and the words": "Vezi persoanele și textul",
  "This campaign was stopped or has begun already.": "Această campanie a fost oprită sau a început deja.",
  "Its time has passed while it waited. Make it anew.": "I-a trecut timpul cât a așteptat. Faceți-o din nou.",
  "A campaign is moved on by its job.": "O campanie este dusă mai departe de jobul ei.",
  "Only a campaign that runs can be paused.": "Se poate pune în pauză doar o campanie care rulează.",
  "Only a campaign that is paused can be resumed.": "Se poate relua doar o campanie aflată în pauză.",
  "The list is out of date. Choose the people again.":
    "Lista nu mai este actuală. Alegeți din nou persoanele.",
  "Fill this in.": "Completați aici.",
  "Choose what it is for.": "Alegeți pentru ce este.",
  "Choose a template.": "Alegeți un șablon.",
  "At most 1,000.": "Cel mult 1.000.",
  "At most 600.": "Cel mult 600.",
  "At least 1.": "Cel puțin 1.",
  "These are {n} people now, and not {before}. Look at the preview again.":
    "Acum sunt {n} persoane, nu {before}. Priviți din nou previzualizarea.",
  "Nobody would get it. Choose other people.": "Nu l-ar primi nimeni. Alegeți alte persoane.",
  "This campaign is over.": "Această campanie s-a încheiat.",
  "Its wordings have different gaps: {one} and {other}. Make them the same first.":
    "Formulările au câmpuri diferite: {one} și {other}. Faceți-le mai întâi la fel.",
  "It cannot be sent just now. Choose another one.": "Acum nu se poate trimite. Alegeți altul.",
  "Meta knows it as marketing: it goes out as an offer only.":
    "Meta îl știe ca marketing: pleacă doar ca ofertă.",
  "An offer goes out in a template that Meta knows as marketing.":
    "O ofertă pleacă într-un șablon pe care Meta îl știe ca marketing.",
  "Invitation to come again": "Invitație de a reveni",
  Offer: "Ofertă",
  "Question how it was": "Întrebare despre cum a fost",
  "News about the treatment": "Noutăți despre tratament",
  "Question for an agreement": "Cerere de acord",
  "The template has no approved wording in their language or the clinic's.":
    "Șablonul nu are o formulare aprobată în limba lor sau a clinicii.",
  "What goes into the gaps does not fit for them.": "Ce intră în câmpuri nu se potrivește pentru ei.",
  "The campaign was stopped first.": "Campania a fost oprită înainte.",
  "The number has begun as many conversations as Meta allows in 24 hours. It goes on by itself.":
    "Numărul a început câte conversații permite Meta în 24 de ore. Continuă de la sine.",
  "All sending is stopped for this clinic. It goes on once that ends.":
    "Toate trimiterile clinicii sunt oprite. Continuă când se termină oprirea.",
  "The channel is not connected, paused, or its token is refused. It goes on once that is settled.":
    "Canalul nu este conectat, este în pauză sau codul de acces este refuzat. Continuă după ce se rezolvă.",
  "The template can no longer be sent.": "Șablonul nu se mai poate trimite.",
  "It stopped on an error. Look at its run, then resume it.":
    "S-a oprit la o eroare. Vedeți rularea, apoi reluați-o.",
  "Only who agreed to it": "Doar cine și-a dat acordul",
  "Everybody; who has not agreed is held back": "Toată lumea; cine nu și-a dat acordul este reținut",
  "With an open enquiry": "Cu o solicitare deschisă",
  "Who became patients": "Care au devenit pacienți",
  "Lost or archived": "Pierdute sau arhivate",
  "Without any enquiry": "Fără nicio solicitare",
}
