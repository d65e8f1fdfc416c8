import type { Words } from "./kind"

/** Arabic in its own letters and as it is typed in Latin ones. */
export const ARABIC: Words = {
  yes: `نعم | نعم نعم | أي نعم | أيوه | أيوة | ايوا | أجل | بالتأكيد | أكيد | نعم أكيد | طبعا | طبعًا | نعم طبعا | بالطبع | موافق | موافقة
    | أنا موافق | أنا موافقة | نعم موافق | نعم موافقة | نعم أنا موافق | أوافق | نعم أوافق | أوافق على ذلك | تفضل | تفضلي | تفضلوا
    | نعم تفضل | نعم تفضلوا | بكل سرور | بكل تأكيد | أقبل | نعم أقبل | قبلت | نعم يمكنكم | نعم يمكنكم ذلك | نعم أريد | أريد ذلك | نعم أرغب
    | naam | na3am | na'am | aiwa | aywa | eiwa | aiwaa | akid | akeed | ageed | tab3an | taban | muwafiq | muwafik | mwafiq | mwafeq
    | mwafe2 | mowafek | mowafeq | muwafiqa | ana muwafiq | ana mwafiq | ana mwafe2 | naam muwafiq | bil ta2kid | bittab3`,
  no: `لا | لا لا | كلا | لا شكرا | لست موافقا | لست موافقة | لا أوافق | أنا لا أوافق | غير موافق | غير موافقة | أنا غير موافق | أنا غير موافقة
    | مش موافق | مش موافقة | مو موافق | مو موافقة | لا أريد | لا أريد ذلك | لا أرغب | لا أرغب في ذلك | أرفض | أنا أرفض | مرفوض | لا أبدا | مستحيل
    | لا أقبل | ما بدي | ما بدي شكرا | مابدي | ما أبغى | ما ابي | مش عايز | مش عايزة | مش عاوز | لا أبغى | بالطبع لا | طبعا لا | أكيد لا
    | بالتأكيد لا | غير مهتم | غير مهتمة | لست مهتما | مش مهتم
    | la2 | laa | la2a | kalla | la shukran | la shokran | mish mwafiq | mish mwafe2 | mesh mwafeq | msh mwafe2 | ma baddi | ma badi
    | mabaddi | mish 3ayez | msh 3ayez | mesh ayez | mish ayez | la urid | la oreed | mo mwafiq | ghair muwafiq | la uwafiq`,
  polite: `شكرا | شكرًا | شكرا لك | شكرا لكم | شكرا جزيلا | ألف شكر | مشكور | مشكورين | جزاك الله خيرا | جزاكم الله خيرا | بارك الله فيك
    | بارك الله فيكم | من فضلك | من فضلكم | لو سمحت | لو سمحتم | رجاء | الرجاء | مرحبا | أهلا | أهلا وسهلا | السلام عليكم
    | السلام عليكم ورحمة الله | السلام عليكم ورحمة الله وبركاته | وعليكم السلام | صباح الخير | مساء الخير | دكتور | دكتورة | يا دكتور
    | يا دكتورة | مع الشكر | مع السلامة | تحياتي | مع تحياتي | وشكرا | يعطيك العافية | يعطيكم العافية
    | shukran | shokran | shukran jazilan | shukran lak | shukran lakum | min fadlak | min fadlik | min fadlakum | law samaht
    | law samahti | marhaba | salam | salaam | assalamu alaikum | salam alaikum | as salamu alaykum | ya doctor | ya doktor
    | jazakallah | jazak allah khair | yatik alafia`,
  ack: `تمام | حسنا | حسنًا | طيب | ماشي | أوكي | اوك | أوكيه | جيد | ممتاز | مفهوم | حاضر | فهمت | صح | زين
    | tamam | tamaam | tayeb | tayyib | tayib | mashi | hasanan | hadir | mafhum | zein | zain`,
  unsure: `ربما | يمكن | ممكن | لا أعرف | لا أدري | ما بعرف | ما أعرف | مش عارف | مش عارفة | لا أفهم | لم أفهم | ما فهمت | مش فاهم | مش فاهمة
    | ماذا | ما هذا | شو هذا | ايش هذا | من أنت | من أنتم | مين | لماذا | ليش | ليه | لم لا | ليش لا | ليه لا | لا مشكلة | ما في مشكلة
    | مافي مشكلة | مش مشكلة | لا بأس | لا مانع | ما عندي مانع | ليس لدي مانع | لا يوجد مانع | لاحقا | فيما بعد | بعدين | ليس الآن | مش الآن
    | مش دلوقتي | سأفكر | خليني أفكر | نعم ولا | نعم أو لا | إن شاء الله | انشاء الله | بلى | إي | رقم خطأ | الرقم خطأ | الرقم غلط | عادي | لا يهم
    | أبدا | لا شيء | كما تريد | كما تريدون | على راحتك | مو الحين | مو الآن
    | inshallah | insha allah | in sha allah | inshalla | yimkin | yemken | mumkin | momken | ma fhimt | ma fhemt | mish fahem
    | mesh fahem | ma ba3ref | mish 3aref | mesh aref | la a3rif | la adri | leish | lesh | la | la mushkila | ma fi mushkila
    | mafi mushkila | la ba2s | ba3dein | baadein | mish hala2 | rubbama | abadan | wallah`,
  stop: `إيقاف | ايقاف | إيقاف الرسائل | أوقف | أوقفوا | توقف | توقفوا | أوقف الرسائل | أوقفوا الرسائل | إلغاء الاشتراك | الغاء الاشتراك
    | ألغوا اشتراكي | لا ترسل | لا ترسلوا | لا ترسلوا رسائل | لا ترسلوا لي رسائل | لا ترسل لي رسائل | لا ترسلوا لي | لا أريد رسائل
    | لا أريد رسائلكم | لا أريد المزيد من الرسائل | لا أريد رسائل بعد الآن | لا أريد استلام الرسائل | لا أريد إعلانات | لا أريد عروض
    | لا أريد عروضا | وقف | وقف الرسائل | وقفوا الرسائل | لا تراسلني | لا تراسلوني | لا تراسلوني مرة أخرى | احذفوا رقمي | احذف رقمي
    | حذف رقمي | ستوب | ما بدي رسائل | ما أبغى رسائل | مش عايز رسائل | كفى رسائل | بدون رسائل
    | la tirsil | la tersel | la tursil | la tirsilu rasayel | la tirsil rasayel | waqqif | wa2ef | wa2if | waqef | waggif | iqaf
    | eqaf | wa2ef rasayel | waqqif rasayel | ma baddi rasayel | mish 3ayez rasayel | ilgha2 ishtirak`,
  stopAll: `إيقاف الكل | أوقفوا الكل | أوقفوا كل الرسائل | أوقف كل الرسائل | إيقاف جميع الرسائل | إيقاف كل الرسائل | لا أريد أي رسائل
    | لا أريد أي رسالة | لا أريد أي شيء منكم | لا تتواصلوا معي | لا تتواصلوا معي أبدا | لا تراسلوني أبدا | إلغاء كل الاشتراكات
    | إلغاء جميع الاشتراكات | waqqif kul shi | wa2ef kol 7aga`,
  withdraw: `أسحب موافقتي | أريد سحب موافقتي | سحب الموافقة | أسحب الموافقة | تراجعت عن موافقتي | لم أعد موافقا | لم أعد أوافق`,
  resume: `استئناف | استئناف الرسائل | اشتراك | إعادة الاشتراك | أرسلوا من جديد | أرسلوا الرسائل من جديد | أعيدوا الرسائل
    | أريد الرسائل من جديد | أريد الرسائل مرة أخرى | abda2 | irsilu min jadid`,
  stopAlone: `إلغاء | الغاء`,
}
