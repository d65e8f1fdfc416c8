import type { Words } from "@/lib/say"

/** The waiting list: who would come sooner, what they were offered, and what came of it. */
export const WAITING_LIST_RO: Words = {
  "A colleague took it back": "Un coleg a retras-o",
  "A colleague wrote to this person after the offer of a time. The reply may be about that.":
    "Un coleg i-a scris acestei persoane după ce i s-a oferit o oră. Răspunsul poate fi despre asta.",
  "A time is kept for them until they answer": "O oră este păstrată pentru ei până răspund",
  "A time is kept for this person, and their reply is not plainly yes or no.":
    "Pentru această persoană este păstrată o oră, iar răspunsul nu este clar da sau nu.",
  "A time that came free": "O oră eliberată",
  "Add to the waiting list": "Adaugă pe lista de așteptare",
  "An answer that is awaited is awaited no more, and the time is free for whoever is booked.":
    "Răspunsul așteptat nu mai este așteptat, iar ora este liberă pentru oricine.",
  "An appointment was cancelled": "O programare a fost anulată",
  "An appointment was moved": "O programare a fost mutată",
  "An offer they have in hand stays theirs.": "Oferta pe care o au în mână rămâne a lor.",
  "Another person’s offer waits for its answer at the same number":
    "La același număr se așteaptă răspunsul altei persoane la o ofertă",
  "Answers that are awaited": "Răspunsuri așteptate",
  "Any priority": "Orice prioritate",
  "Any time": "Oricând",
  "Asked for this practitioner": "A cerut acest medic",
  "Asked just now": "Întrebat acum",
  "Ask by message": "Întreabă prin mesaj",
  "Awaits an answer": "Așteaptă răspuns",
  "Being offered": "Se oferă acum",
  "Booked otherwise": "Programată altfel",
  "Booked. Their later appointment is free again.":
    "Programat. Programarea lor de mai târziu este din nou liberă.",
  "By message": "Prin mesaj",
  "By phone": "La telefon",
  "Came of it": "Ce a ieșit",
  "Can come at few times": "Poate veni la puține ore",
  "Change their wishes": "Schimbă preferințele",
  "Change when they can come, or let them wait for one that comes free.":
    "Schimbați când pot veni sau lăsați-i să aștepte o oră care se eliberează.",
  "Choose another one.": "Alegeți alta.",
  "Choose who waits.": "Alegeți cine așteaptă.",
  "Chosen by a colleague": "Alegerea unui coleg",
  "Comes that much sooner": "Vine mai devreme cu atâtea zile",
  "Could not be asked": "Nu a putut fi întrebat",
  "Days waited": "Zile de așteptare",
  Decline: "Refuză",
  Declined: "Refuzată",
  "Did not take earlier offers": "Nu a acceptat oferte anterioare",
  "Filled again": "Ocupată din nou",
  "Fills the whole time": "Ocupă tot intervalul",
  "First day": "Prima zi",
  "For colleagues. Goes when the patient is erased.": "Pentru colegi. Dispare când pacientul este șters.",
  "Free time": "Oră liberă",
  "Free times that suit them": "Ore libere care li se potrivesc",
  "Give both times, or none.": "Dați ambele ore sau niciuna.",
  "Has no appointment yet": "Nu are încă programare",
  "How urgent": "Cât de urgent",
  "It begins too soon to wait for an answer. Book it with them instead.":
    "Începe prea curând ca să se aștepte un răspuns. Programați-l direct cu pacientul.",
  "It lies before the first day.": "Este înaintea primei zile.",
  "It lies before the first time.": "Este înaintea primei ore.",
  "Last day": "Ultima zi",
  "Last day passed": "Ultima zi a trecut",
  "No free time suits them in the next four weeks":
    "Nicio oră liberă din următoarele patru săptămâni nu li se potrivește",
  "No message could be sent": "Nu s-a putut trimite niciun mesaj",
  "No offer has ended yet": "Încă nu s-a încheiat nicio ofertă",
  "No time has come free yet": "Încă nu s-a eliberat nicio oră",
  "Nobody answered": "Nu a răspuns nimeni",
  "Nobody left to ask": "Nu mai este cine să fie întrebat",
  "Nobody was asked yet": "Încă nu a fost întrebat nimeni",
  "Nobody who waits fits these filters": "Nimeni dintre cei care așteaptă nu corespunde filtrelor",
  "Nobody’s waiting has ended yet": "Nimănui nu i s-a încheiat încă așteptarea",
  "Not before": "Nu înainte de",
  "Note why": "Notează motivul",
  "Nothing was moved. They wait on: offer them another one.":
    "Nu s-a mutat nimic. Așteaptă în continuare: oferiți-le alta.",
  "Offer it to nobody else": "Nu o mai oferi nimănui",
  "Offer this time to nobody else?": "Nu mai oferiți ora nimănui?",
  Offers: "Oferte",
  "Offers that ended": "Oferte încheiate",
  "On the phone": "La telefon acum",
  "On which days": "În ce zile",
  "Open the patient": "Deschide pacientul",
  "Over by": "Gata până la",
  "Place on the waiting list": "Loc pe lista de așteptare",
  Priority: "Prioritate",
  "Put down who would come sooner. When a time comes free they are asked, one after the other, the most urgent first.":
    "Notați cine ar veni mai devreme. Când se eliberează o oră sunt întrebați pe rând, cei mai urgenți primii.",
  "Read a reply to a time that was offered": "Citește un răspuns la o oră oferită",
  "Several people share this number. It is not plain who of them answered the offer of a time.":
    "Mai multe persoane folosesc acest număr. Nu este clar cine a răspuns la ora oferită.",
  "Somebody of the waiting list has it": "O are cineva de pe lista de așteptare",
  "Take off the list": "Scoate de pe listă",
  "Take the offer back?": "Retrageți oferta?",
  "Take them off the list?": "Îl scoateți de pe listă?",
  "Taken back": "Retrasă",
  "Taken off": "Scos de pe listă",
  "That appointment is over or was cancelled.": "Acea programare a trecut sau a fost anulată.",
  "That time was lost meanwhile": "Ora s-a pierdut între timp",
  "The appointment": "Programarea",
  "The reply to the offer of a time was edited. An edit is never taken for an answer.":
    "Răspunsul la ora oferită a fost editat. O editare nu este luată niciodată drept răspuns.",
  "The time goes to whoever is next. They stay on the list.": "Ora trece la următorul. Ei rămân pe listă.",
  "The time is free for whoever is booked": "Ora este liberă pentru oricine",
  "The time is kept for them": "Ora este păstrată pentru ei",
  "The time is offered to nobody else": "Ora nu se mai oferă nimănui",
  "The time was lost meanwhile": "Ora s-a pierdut între timp",
  "Their answer": "Răspunsul lor",
  "There is no number to write to": "Nu există un număr la care să se scrie",
  "They are asked by message when a time that suits them comes free. A later appointment of theirs is given back when they take it.":
    "Sunt întrebați prin mesaj când se eliberează o oră potrivită. Dacă o acceptă, programarea lor de mai târziu se eliberează.",
  "They are on the list no more": "Nu mai sunt pe listă",
  "They are on the waiting list": "Sunt pe lista de așteptare",
  "They are on the waiting list for this already. Change that place instead.":
    "Sunt deja pe lista de așteptare pentru acest serviciu. Schimbați locul existent.",
  "They decline": "Refuză",
  "They decline this time": "Refuză această oră",
  "They have": "Au deja",
  "They have another offer in hand. Take that one back first.":
    "Au altă ofertă în mână. Retrageți-o întâi pe aceea.",
  "They take it": "O acceptă",
  "They were offered nothing yet": "Încă nu li s-a oferit nimic",
  "This offer has ended already.": "Oferta s-a încheiat deja.",
  "This offer has ended. Offer them another time.": "Oferta s-a încheiat. Oferiți-le altă oră.",
  "This person said yes to a time they were offered before, and are on the waiting list no more.":
    "Persoana a spus da unei ore oferite mai demult și nu mai este pe lista de așteptare.",
  "This place on the list has ended already.": "Acest loc pe listă s-a încheiat deja.",
  "This place on the list has ended. Add them anew.": "Acest loc pe listă s-a încheiat. Adăugați-i din nou.",
  "This time is settled already.": "Ora aceasta este deja rezolvată.",
  "Time offered": "Ora oferită",
  "Times they gave back": "Ore eliberate de ei",
  "Times that came free": "Ore eliberate",
  "Times they were offered": "Ore care li s-au oferit",
  "Too late to ask": "Prea târziu pentru întrebat",
  Usual: "Obișnuită",
  "Waits since": "Așteaptă din",
  "What can be waited for could not be read.": "Nu s-a putut citi ce se poate aștepta.",
  "What they wait for": "Ce așteaptă",
  "What they were offered goes to whoever is next. Appointments they have stay.":
    "Ce li s-a oferit trece la următorul. Programările pe care le au rămân.",
  "When a time that suits them comes free they are asked by message. You can also offer one above.":
    "Când se eliberează o oră potrivită sunt întrebați prin mesaj. Puteți oferi și una de mai sus.",
  "When an appointment is cancelled or moved while somebody waits, its time stands here with everybody who was asked.":
    "Când o programare este anulată sau mutată cât timp cineva așteaptă, ora apare aici cu toți cei întrebați.",
  "When an appointment is cancelled or moved, its time is offered by itself. What came of it stands here.":
    "Când o programare este anulată sau mutată, ora se oferă de la sine. Aici vedeți ce a ieșit.",
  "When they can": "Când pot",
  "Who else was asked": "Cine a mai fost întrebat",
  "Who goes elsewhere or needs it no more is taken off the list. Everybody else waits on.":
    "Cine merge în altă parte sau nu mai are nevoie este scos de pe listă. Ceilalți așteaptă în continuare.",
  "Who waits": "Cine așteaptă",
  "Who was asked, in order": "Cine a fost întrebat, în ordine",
  "Who was booked, taken off the list, or whose last day has passed stands here.":
    "Aici apar cei programați, scoși de pe listă sau a căror ultimă zi a trecut.",
  "Who would come sooner. A time that comes free is offered to one after the other.":
    "Cine ar veni mai devreme. O oră eliberată se oferă pe rând.",
  "Whoever is next is asked while the clinic is open.":
    "Următorul este întrebat cât timp clinica este deschisă.",
  "Why did they decline?": "De ce au refuzat?",
  "Why they wait": "De ce așteaptă",
  "Why they were asked": "De ce au fost întrebați",
  ended: "încheiată",
  "from {day}": "din {day}",
  "none chosen: any": "niciuna aleasă: oricare",
  "none chosen: anybody": "niciunul ales: oricare",
  "somebody is asked": "se întreabă",
  "until {day}": "până pe {day}",
  "{n} points": "{n} puncte",
  // What runs by itself.
  "Ends offers of free times that nobody answered, and takes off the waiting list whose last day has passed.":
    "Încheie ofertele de ore libere la care n-a răspuns nimeni și scoate de pe listă pe cei a căror ultimă zi a trecut.",
  "Ends offers of free times that nobody answered, and wishes whose last day has passed.":
    "Încheie ofertele de ore libere la care n-a răspuns nimeni și dorințele a căror ultimă zi a trecut.",
  "Gives a cancelled appointment's time to the waiting list, where somebody waits for it.":
    "Dă listei de așteptare ora unei programări anulate, dacă o așteaptă cineva.",
  "Gives the time an appointment was moved from to the waiting list, where somebody waits for it.":
    "Dă listei de așteptare ora de la care s-a mutat o programare, dacă o așteaptă cineva.",
  "Offers a free time to one person of the waiting list, when the clinic is open; then to the next.":
    "Oferă o oră liberă unei persoane de pe lista de așteptare, când clinica este deschisă; apoi următoarei.",
  "Offers the time to the next patient": "Oferă ora următorului pacient",
  "Waits until the offer of a free time is over, and ends it when nobody answered.":
    "Așteaptă până expiră oferta unei ore libere și o încheie dacă n-a răspuns nimeni.",
}
