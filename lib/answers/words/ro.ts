import type { Words } from "./kind"

export const ROMANIAN: Words = {
  yes: `da | dacord | d-acord | dap | dada | da sigur | sigur | sigur că da | desigur | bineînțeles | bineînțeles că da | de acord | sunt de acord
    | sînt de acord | îs de acord | sunt perfect de acord | sunt total de acord | perfect de acord | total de acord
    | accept | am acceptat | accept să primesc mesaje | accept să primesc | confirm | da confirm
    | vă dau acordul | îmi dau acordul | aveți acordul meu | îmi dau consimțământul | consimt | doresc | da doresc | vreau | da vreau
    | aș vrea | aș dori | puteți | da puteți | puteți să îmi scrieți | puteți să-mi scrieți | îmi puteți scrie | cu plăcere | cu drag
    | evident | absolut | firește | ba da | clar că da | clar da | normal că da | sunt de acord cu toate | da la toate
    | sunt de acord să primesc mesaje | doresc să primesc mesaje | vreau să primesc mesaje | da este în regulă | da e în regulă
    | da e ok | de acord cu tot`,
  no: `nu | nup | nu nu | ba nu | nu sunt de acord | nu sînt de acord | nu îs de acord | nu-s de acord | nu accept | nu vreau
    | nu doresc | nu îmi dau acordul | nu-mi dau acordul | nu vă dau acordul | nu aveți acordul meu | nu consimt | refuz | nu aș vrea
    | nu aș dori | categoric nu | sub nicio formă | în niciun caz | niciodată | nici vorbă | nici gând | nicidecum | sigur nu
    | sigur că nu | bineînțeles că nu | desigur că nu | nu mă interesează | nu sunt interesat | nu sunt interesată | prefer să nu
    | mai bine nu | prefer nu | nu nu vreau | nu puteți | nu vreau așa ceva | nu doresc așa ceva | nu vreau asta | nu doresc asta
    | nu vreau să primesc mesaje | nu doresc să primesc mesaje | nu vreau mesaje | nu doresc mesaje | nu vreau oferte
    | nu doresc oferte | absolut nu | cu siguranță nu`,
  polite: `mulțumesc | merci | ms | mulțam | vă mulțumesc frumos | vă mulțumesc mult | mulțumesc anticipat | mulțumim | mersi | vă mulțumesc | îți mulțumesc | mulțumesc mult | mulțumesc frumos | mulțumesc tare mult
    | mersi mult | mersi frumos | și mulțumesc | vă rog | vă rog frumos | vă rog mult | te rog | te rog frumos | rog | bună
    | bună ziua | bună seara | bună dimineața | bună dimineata | ziua bună | neața | salut | salutare | servus | ceau | o zi bună
    | o zi frumoasă | o zi bună vă doresc | o seară bună | o seară frumoasă | doamnă | doamna | domnule | domnul | doamna doctor
    | doamnă doctor | domnule doctor | doctor | dna | dl | cu respect | cu stimă | numai bine | la revedere | pa | sărut mâna
    | sărut-mâna | sărutmâna | să trăiți | dragă | dragilor | toate cele bune`,
  ack: `bine | e bine | este bine | e ok | este ok | okei | ok | în regulă | e în regulă | este în regulă | am înțeles | înțeles
    | perfect | excelent | super | bun | foarte bine | corect | normal | minunat | am citit | am luat la cunoștință | clar`,
  unsure: `nu înțeleg | nu am înțeles | n-am înțeles | nu pricep | nu știu | nu știu sigur | habar nu am | habar n-am
    | nu sunt sigur | nu sunt sigură | poate | poate mai târziu | mai târziu | mai încolo | mai văd | mai vedem | vedem | o să văd
    | mă mai gândesc | mă gândesc | o să mă gândesc | lăsați-mă să mă gândesc | nu acum | nu azi | încă nu | nu încă | deocamdată nu
    | momentan nu | nicio problemă | nici o problemă | nu e problemă | nu e nicio problemă | nu este nicio problemă
    | nu este o problemă | nu-i problemă | nu contează | nu mă deranjează | nu am nimic împotrivă | n-am nimic împotrivă
    | nu am nicio obiecție | de ce | de ce nu | ce | ce e asta | ce este asta | ce înseamnă | ce anume | cine sunteți | cine e
    | cine ești | depinde | da și nu | da sau nu | nu prea | cam da | cred că da | cred că nu | nu cred | probabil | probabil că da
    | probabil că nu | mda | aha | îhî | eventual | nimic | nimeni | greșit | ați greșit | ați greșit numărul | număr greșit
    | nu chiar | nu neapărat | cum adică | cum | poftim | nu e nevoie | nu este nevoie | nu trebuie | categoric | dacă vreți
    | cum vreți | cum doriți | mi-e indiferent | nu-mi pasă | altădată | nu e cazul | nu este cazul | deloc | nu mai | nici nu știu
    | cum să nu | cum de nu | nu opriți | nu opriți mesajele | nu vreau să mă dezabonez | nu mă dezabonez | da ce | fie | treacă`,
  limit: `dar | însă | doar | numai | decât | cu condiția | stați | stai | așteptați | glumesc | glumeam | adică`,
  stop: `stop | stop mesaje | nu mai doresc mesaje | nu mai vreau mesaje | nu mai doresc să primesc mesaje
    | nu mai vreau să primesc mesaje | nu mai doresc mesaje de la voi | nu mai vreau mesaje de la voi
    | nu mai doresc să primesc mesaje de la voi | nu mai vreau să primesc mesaje de la voi
    | nu mai doresc să primesc mesaje de la dumneavoastră | nu mai doresc mesajele voastre | nu mai vreau mesajele voastre
    | nu îmi mai scrieți | nu-mi mai scrieți | nu mai scrieți | nu îmi mai trimiteți mesaje | nu-mi mai trimiteți mesaje
    | nu mai trimiteți mesaje | nu îmi mai trimiteți oferte | nu-mi mai trimiteți oferte | nu îmi mai trimiteți
    | nu-mi mai trimiteți | nu mai trimiteți | nu mai doresc oferte | nu mai vreau oferte | nu mai doresc să primesc oferte
    | nu mai vreau să primesc oferte | nu mai vreau reclame | nu mai doresc reclame | fără mesaje | fără reclame | fără oferte
    | gata cu mesajele | gata cu reclamele | opriți mesajele | oprește mesajele | opriți reclamele | dezabonare | dezabonați
    | dezabonează | dezabonează-mă | dezabonați-mă | vreau să mă dezabonez | doresc să mă dezabonez | doresc dezabonarea
    | vreau dezabonare | mă dezabonez | ștergeți-mă de pe listă | scoateți-mă de pe listă | scoateți-mă din listă
    | ștergeți-mă din listă | scoateți-mă din baza de date | terminați cu mesajele | lăsați-mă în pace | opriți | oprește
    | opriți-vă | încetați | nu mă mai contactați | nu mai vreau să mă contactați | nu mai doresc să fiu contactat
    | nu mai doresc să fiu contactată | nu mai vreau să fiu contactat | nu mai vreau să fiu contactată | fără spam`,
  stopAll: `stop tot | stop la toate | stop toate mesajele | opriți tot | opriți toate mesajele | nu mai vreau niciun mesaj
    | nu mai doresc niciun mesaj | nu mai vreau nici un mesaj | nu mai doresc nici un mesaj | nu mai vreau nimic de la voi
    | nu mai doresc nimic de la voi | nu mai doresc mesaje deloc | nu mai vreau mesaje deloc | nu mă mai contactați deloc
    | nu mă mai contactați niciodată | nu-mi mai scrieți niciodată | dezabonare de la toate | dezabonare totală
    | dezabonați-mă de la tot | dezabonați-mă de la toate | ștergeți-mă de pe toate listele`,
  withdraw: `îmi retrag acordul | retrag acordul | îmi retrag consimțământul | vreau să îmi retrag acordul
    | vreau să-mi retrag acordul | doresc să îmi retrag acordul | doresc să-mi retrag acordul | revoc acordul | îmi revoc acordul
    | nu mai sunt de acord | retragere acord | retragerea consimțământului`,
  resume: `reabonare | abonare | mă reabonez | mă abonez | vreau din nou mesaje | doresc din nou mesaje | reluați mesajele | reluați
    | puteți să îmi scrieți din nou | puteți să-mi scrieți din nou | trimiteți-mi din nou mesaje | scrieți-mi din nou
    | vreau să primesc din nou mesaje | doresc să primesc din nou mesaje | vreau din nou oferte | doresc din nou oferte`,
}
