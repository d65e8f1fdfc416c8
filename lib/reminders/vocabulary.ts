/** Phrases by bars, compared without case, accents and marks. Each says the whole of it where nothing else stands there. */
type Phrases = { confirm: string; cancel: string; change: string }

export const REMINDER_PHRASES: readonly Phrases[] = [
  {
    confirm: `i will come | ill come | i will be there | ill be there | i am coming | im coming | coming | see you | see you there
      | see you then | see you tomorrow | see you today | we will be there | well be there | confirmed | i confirm | confirming
      | yes i will come | yes i will be there | i can come | i can make it`,
    cancel: `cancel | cancel it | cancel please | please cancel | cancel my appointment | cancel the appointment | i cancel
      | i want to cancel | i need to cancel | i have to cancel | i would like to cancel | i cannot come | i cant come
      | i can not come | cannot come | cant come | i cannot make it | i cant make it | cant make it | cannot make it
      | i wont come | i will not come | i am not coming | im not coming | not coming | i wont be there | i will not be there`,
    change: `change | move | move it | reschedule | reschedule please | i want to reschedule | i need to reschedule
      | i would like to reschedule | another time | another day | different time | different day | other time
      | i want another time | i need another time | i would like another time | can i reschedule | change the time
      | move my appointment | postpone`,
  },
  {
    confirm: `vin | voi veni | o să vin | vin sigur | venim | vom veni | ajung | o să ajung | ajungem | confirm | confirm programarea
      | confirmat | confirmăm | ne vedem | ne vedem mâine | ne vedem azi | pot veni | pot să vin | voi fi acolo | sunt acolo`,
    cancel: `anulez | anulați | anulare | anulez programarea | anulați programarea | vreau să anulez | aș vrea să anulez
      | doresc să anulez | nu pot veni | nu pot să vin | nu mai pot veni | nu mai pot să vin | nu mai vin | nu vin
      | nu pot ajunge | nu mai pot ajunge | nu mai ajung | nu ajung | nu voi veni | nu voi putea veni | nu o să vin
      | nu pot să ajung | nu am cum să vin | nu am cum să ajung | renunț | renunț la programare`,
    change: `schimb | schimbare | schimbați | schimbați ora | altă oră | alta ora | alt termen | altă dată | alta data | altă zi | alta zi
      | reprogramez | reprogramare | reprogramați | vreau să reprogramez | aș vrea să reprogramez | doresc reprogramare
      | doresc să reprogramez | pot să reprogramez | vreau altă oră | doresc altă oră | aș vrea altă oră | vreau altă zi | doresc altă zi
      | mutați programarea | vreau să mut programarea | amânare | amân | amânați`,
  },
  {
    confirm: `ich komme | komme | wir kommen | bestätigt | ich bestätige | bestätige | ich bin da | bin da | passt bis morgen
      | bis morgen | bis später | bis nachher | bis dann`,
    cancel: `absagen | ich sage ab | sage ab | bitte absagen | termin absagen | ich muss absagen | muss absagen | storno | stornieren
      | bitte stornieren | ich kann nicht kommen | kann nicht kommen | ich komme nicht | komme nicht | ich kann nicht
      | ich schaffe es nicht | schaffe es nicht | ich werde nicht kommen`,
    change: `ändern | bitte ändern | verschieben | bitte verschieben | ich möchte verschieben | termin verschieben | ich muss verschieben
      | andere zeit | anderer termin | einen anderen termin | anderen termin | neuer termin | andere uhrzeit | anderer tag`,
  },
  {
    confirm: `आऊँगा | आऊंगी | मैं आऊँगा | मैं आऊँगी | आ रहा हूँ | आ रही हूँ | मैं आ रहा हूँ | मैं आ रही हूँ | aaunga | aaungi | main aaunga
      | main aaungi | aa raha hoon | aa rahi hoon | pakka`,
    cancel: `रद्द | रद्द करें | रद्द कर दें | रद्द कर दो | कैंसिल | कैंसिल करें | नहीं आ सकता | नहीं आ सकती | मैं नहीं आ सकता | मैं नहीं आ सकती
      | नहीं आऊँगा | नहीं आऊँगी | नहीं आ पाऊँगा | नहीं आ पाऊँगी | cancel karo | cancel kar do | cancel karein | nahi aa sakta
      | nahi aa sakti | nahi aaunga | nahi aaungi | main nahi aa sakta | main nahi aa sakti | nahi aa paunga | nahi aa paungi`,
    change: `बदलें | बदल दें | बदलो | समय बदलें | समय बदल दें | दूसरा समय | दूसरा समय चाहिए | दूसरा दिन | दूसरे दिन | badlo | badal do | time change
      | samay badlo | doosra time | dusra time | doosra samay | dusra samay`,
  },
  {
    confirm: `سأحضر | ساحضر | سنحضر | سآتي | ساتي | مؤكد | أؤكد | اؤكد | أكيد سأحضر | سأكون هناك | قادم | انا قادم`,
    cancel: `إلغاء | الغاء | ألغي | الغي | ألغوا الموعد | إلغاء الموعد | أريد إلغاء الموعد | اريد الغاء الموعد | لا أستطيع الحضور
      | لا استطيع الحضور | لن أحضر | لن احضر | لن أستطيع الحضور | لن أتمكن من الحضور | لا يمكنني الحضور | ما بقدر اجي`,
    change: `تغيير | تغيير الموعد | أريد تغيير الموعد | اريد تغيير الموعد | تأجيل | تاجيل | تأجيل الموعد | وقت آخر | وقت اخر | موعد آخر
      | موعد اخر | يوم آخر | أريد موعد آخر | أريد وقت آخر`,
  },
]
