"use strict";
(() => {
  // src/crypto/notation.ts
  var ProtocolError = class extends Error {
    code;
    constructor(code) {
      super(code);
      this.name = "ProtocolError";
      this.code = code;
    }
  };
  var PREFIX = "sybyr/v1/";
  var encoder = new TextEncoder();
  function join(...parts) {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at2 = 0;
    for (const part of parts) {
      out.set(part, at2);
      at2 += part.length;
    }
    return out;
  }
  function u8(n) {
    return Uint8Array.of(n);
  }
  function u16be(n) {
    return Uint8Array.of(n >>> 8, n);
  }
  function u32be(n) {
    return Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
  }
  function utf8(text) {
    return encoder.encode(text);
  }
  function message(label, ...parts) {
    const name = utf8(PREFIX + label);
    return join(u8(name.length), name, ...parts);
  }
  function variable(bytes2) {
    return join(u32be(bytes2.length), bytes2);
  }
  async function sha256(bytes2) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes2));
  }
  var BATCH = 2048;
  async function sha256Each(messages2, length) {
    const count = messages2.length / length;
    const out = new Uint8Array(32 * count);
    for (let first = 0; first < count; first += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - first) }, async (_, i) => {
        const at2 = first + i;
        out.set(await sha256(messages2.subarray(length * at2, length * (at2 + 1))), 32 * at2);
      });
      await Promise.all(batch);
    }
    return out;
  }
  function hash(label, ...parts) {
    return sha256(message(label, ...parts));
  }
  async function derive(key, length, label, ...parts) {
    const ikm = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
    const algorithm = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: message(label, ...parts) };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, ikm, length * 8));
  }
  async function hmacSha512(key, bytes2) {
    const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-512" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes2));
  }
  function equal(a, b) {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
    return difference === 0;
  }
  function verify(publicKey, signature, label, ...parts) {
    return verifyBytes(publicKey, signature, message(label, ...parts));
  }
  async function verifyBytes(publicKey, signature, bytes2) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    if (!isStrictPoint(publicKey) || !isStrictPoint(signature.subarray(0, 32))) return false;
    if (littleEndian(signature.subarray(32)) >= GROUP_ORDER) return false;
    try {
      const key = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
      return await crypto.subtle.verify({ name: "Ed25519" }, key, signature, bytes2);
    } catch {
      return false;
    }
  }
  var FIELD = 2n ** 255n - 19n;
  var GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
  var ORDER_EIGHT = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
  var SMALL_ORDER = [0n, 1n, FIELD - 1n, ORDER_EIGHT, FIELD - ORDER_EIGHT];
  function isStrictPoint(encoded) {
    const y = littleEndian(encoded) & 2n ** 255n - 1n;
    return y < FIELD && !SMALL_ORDER.includes(y);
  }
  function littleEndian(bytes2) {
    return bytes2.reduceRight((value, byte) => value << 8n | BigInt(byte), 0n);
  }

  // src/crypto/folding.ts
  var LISTS = ["en", "ru", "kk"];
  var ENOUGH = 4;
  function fold(text, list) {
    const letters = list === "en" ? TO_LATIN : TO_CYRILLIC;
    return [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join("");
  }
  function prefixOf(word, list) {
    return [...fold(word, list)].slice(0, ENOUGH).join("");
  }
  function wordsOf(text) {
    return compose(text).match(/\p{Alphabetic}+/gu) ?? [];
  }
  function compose(text) {
    return text.replace(/[иИ]\u0306/gu, "й").replace(/[еЕ]\u0308/gu, "ё");
  }
  var TO_LATIN = /* @__PURE__ */ pair("авсеніикмортху", "abcehiikmoptxy");
  var TO_CYRILLIC = /* @__PURE__ */ pair("қғңүұөһәіёabcehikmoptxy", "кгнууохаиеавсеникмортху");
  function pair(from, to) {
    return new Map([...from].map((letter, i) => [letter, to[i] ?? letter]));
  }

  // ../../crypto/src/words/en.txt
  var en_default = "abandon\nability\nable\nabout\nabove\nabsent\nabsorb\nabstract\nabsurd\nabuse\naccess\naccident\naccount\naccuse\nachieve\nacid\nacoustic\nacquire\nacross\nact\naction\nactor\nactress\nactual\nadapt\nadd\naddict\naddress\nadjust\nadmit\nadult\nadvance\nadvice\naerobic\naffair\nafford\nafraid\nagain\nage\nagent\nagree\nahead\naim\nair\nairport\naisle\nalarm\nalbum\nalcohol\nalert\nalien\nall\nalley\nallow\nalmost\nalone\nalpha\nalready\nalso\nalter\nalways\namateur\namazing\namong\namount\namused\nanalyst\nanchor\nancient\nanger\nangle\nangry\nanimal\nankle\nannounce\nannual\nanother\nanswer\nantenna\nantique\nanxiety\nany\napart\napology\nappear\napple\napprove\napril\narch\narctic\narea\narena\nargue\narm\narmed\narmor\narmy\naround\narrange\narrest\narrive\narrow\nart\nartefact\nartist\nartwork\nask\naspect\nassault\nasset\nassist\nassume\nasthma\nathlete\natom\nattack\nattend\nattitude\nattract\nauction\naudit\naugust\naunt\nauthor\nauto\nautumn\naverage\navocado\navoid\nawake\naware\naway\nawesome\nawful\nawkward\naxis\nbaby\nbachelor\nbacon\nbadge\nbag\nbalance\nbalcony\nball\nbamboo\nbanana\nbanner\nbar\nbarely\nbargain\nbarrel\nbase\nbasic\nbasket\nbattle\nbeach\nbean\nbeauty\nbecause\nbecome\nbeef\nbefore\nbegin\nbehave\nbehind\nbelieve\nbelow\nbelt\nbench\nbenefit\nbest\nbetray\nbetter\nbetween\nbeyond\nbicycle\nbid\nbike\nbind\nbiology\nbird\nbirth\nbitter\nblack\nblade\nblame\nblanket\nblast\nbleak\nbless\nblind\nblood\nblossom\nblouse\nblue\nblur\nblush\nboard\nboat\nbody\nboil\nbomb\nbone\nbonus\nbook\nboost\nborder\nboring\nborrow\nboss\nbottom\nbounce\nbox\nboy\nbracket\nbrain\nbrand\nbrass\nbrave\nbread\nbreeze\nbrick\nbridge\nbrief\nbright\nbring\nbrisk\nbroccoli\nbroken\nbronze\nbroom\nbrother\nbrown\nbrush\nbubble\nbuddy\nbudget\nbuffalo\nbuild\nbulb\nbulk\nbullet\nbundle\nbunker\nburden\nburger\nburst\nbus\nbusiness\nbusy\nbutter\nbuyer\nbuzz\ncabbage\ncabin\ncable\ncactus\ncage\ncake\ncall\ncalm\ncamera\ncamp\ncan\ncanal\ncancel\ncandy\ncannon\ncanoe\ncanvas\ncanyon\ncapable\ncapital\ncaptain\ncar\ncarbon\ncard\ncargo\ncarpet\ncarry\ncart\ncase\ncash\ncasino\ncastle\ncasual\ncat\ncatalog\ncatch\ncategory\ncattle\ncaught\ncause\ncaution\ncave\nceiling\ncelery\ncement\ncensus\ncentury\ncereal\ncertain\nchair\nchalk\nchampion\nchange\nchaos\nchapter\ncharge\nchase\nchat\ncheap\ncheck\ncheese\nchef\ncherry\nchest\nchicken\nchief\nchild\nchimney\nchoice\nchoose\nchronic\nchuckle\nchunk\nchurn\ncigar\ncinnamon\ncircle\ncitizen\ncity\ncivil\nclaim\nclap\nclarify\nclaw\nclay\nclean\nclerk\nclever\nclick\nclient\ncliff\nclimb\nclinic\nclip\nclock\nclog\nclose\ncloth\ncloud\nclown\nclub\nclump\ncluster\nclutch\ncoach\ncoast\ncoconut\ncode\ncoffee\ncoil\ncoin\ncollect\ncolor\ncolumn\ncombine\ncome\ncomfort\ncomic\ncommon\ncompany\nconcert\nconduct\nconfirm\ncongress\nconnect\nconsider\ncontrol\nconvince\ncook\ncool\ncopper\ncopy\ncoral\ncore\ncorn\ncorrect\ncost\ncotton\ncouch\ncountry\ncouple\ncourse\ncousin\ncover\ncoyote\ncrack\ncradle\ncraft\ncram\ncrane\ncrash\ncrater\ncrawl\ncrazy\ncream\ncredit\ncreek\ncrew\ncricket\ncrime\ncrisp\ncritic\ncrop\ncross\ncrouch\ncrowd\ncrucial\ncruel\ncruise\ncrumble\ncrunch\ncrush\ncry\ncrystal\ncube\nculture\ncup\ncupboard\ncurious\ncurrent\ncurtain\ncurve\ncushion\ncustom\ncute\ncycle\ndad\ndamage\ndamp\ndance\ndanger\ndaring\ndash\ndaughter\ndawn\nday\ndeal\ndebate\ndebris\ndecade\ndecember\ndecide\ndecline\ndecorate\ndecrease\ndeer\ndefense\ndefine\ndefy\ndegree\ndelay\ndeliver\ndemand\ndemise\ndenial\ndentist\ndeny\ndepart\ndepend\ndeposit\ndepth\ndeputy\nderive\ndescribe\ndesert\ndesign\ndesk\ndespair\ndestroy\ndetail\ndetect\ndevelop\ndevice\ndevote\ndiagram\ndial\ndiamond\ndiary\ndice\ndiesel\ndiet\ndiffer\ndigital\ndignity\ndilemma\ndinner\ndinosaur\ndirect\ndirt\ndisagree\ndiscover\ndisease\ndish\ndismiss\ndisorder\ndisplay\ndistance\ndivert\ndivide\ndivorce\ndizzy\ndoctor\ndocument\ndog\ndoll\ndolphin\ndomain\ndonate\ndonkey\ndonor\ndoor\ndose\ndouble\ndove\ndraft\ndragon\ndrama\ndrastic\ndraw\ndream\ndress\ndrift\ndrill\ndrink\ndrip\ndrive\ndrop\ndrum\ndry\nduck\ndumb\ndune\nduring\ndust\ndutch\nduty\ndwarf\ndynamic\neager\neagle\nearly\nearn\nearth\neasily\neast\neasy\necho\necology\neconomy\nedge\nedit\neducate\neffort\negg\neight\neither\nelbow\nelder\nelectric\nelegant\nelement\nelephant\nelevator\nelite\nelse\nembark\nembody\nembrace\nemerge\nemotion\nemploy\nempower\nempty\nenable\nenact\nend\nendless\nendorse\nenemy\nenergy\nenforce\nengage\nengine\nenhance\nenjoy\nenlist\nenough\nenrich\nenroll\nensure\nenter\nentire\nentry\nenvelope\nepisode\nequal\nequip\nera\nerase\nerode\nerosion\nerror\nerupt\nescape\nessay\nessence\nestate\neternal\nethics\nevidence\nevil\nevoke\nevolve\nexact\nexample\nexcess\nexchange\nexcite\nexclude\nexcuse\nexecute\nexercise\nexhaust\nexhibit\nexile\nexist\nexit\nexotic\nexpand\nexpect\nexpire\nexplain\nexpose\nexpress\nextend\nextra\neye\neyebrow\nfabric\nface\nfaculty\nfade\nfaint\nfaith\nfall\nfalse\nfame\nfamily\nfamous\nfan\nfancy\nfantasy\nfarm\nfashion\nfat\nfatal\nfather\nfatigue\nfault\nfavorite\nfeature\nfebruary\nfederal\nfee\nfeed\nfeel\nfemale\nfence\nfestival\nfetch\nfever\nfew\nfiber\nfiction\nfield\nfigure\nfile\nfilm\nfilter\nfinal\nfind\nfine\nfinger\nfinish\nfire\nfirm\nfirst\nfiscal\nfish\nfit\nfitness\nfix\nflag\nflame\nflash\nflat\nflavor\nflee\nflight\nflip\nfloat\nflock\nfloor\nflower\nfluid\nflush\nfly\nfoam\nfocus\nfog\nfoil\nfold\nfollow\nfood\nfoot\nforce\nforest\nforget\nfork\nfortune\nforum\nforward\nfossil\nfoster\nfound\nfox\nfragile\nframe\nfrequent\nfresh\nfriend\nfringe\nfrog\nfront\nfrost\nfrown\nfrozen\nfruit\nfuel\nfun\nfunny\nfurnace\nfury\nfuture\ngadget\ngain\ngalaxy\ngallery\ngame\ngap\ngarage\ngarbage\ngarden\ngarlic\ngarment\ngas\ngasp\ngate\ngather\ngauge\ngaze\ngeneral\ngenius\ngenre\ngentle\ngenuine\ngesture\nghost\ngiant\ngift\ngiggle\nginger\ngiraffe\ngirl\ngive\nglad\nglance\nglare\nglass\nglide\nglimpse\nglobe\ngloom\nglory\nglove\nglow\nglue\ngoat\ngoddess\ngold\ngood\ngoose\ngorilla\ngospel\ngossip\ngovern\ngown\ngrab\ngrace\ngrain\ngrant\ngrape\ngrass\ngravity\ngreat\ngreen\ngrid\ngrief\ngrit\ngrocery\ngroup\ngrow\ngrunt\nguard\nguess\nguide\nguilt\nguitar\ngun\ngym\nhabit\nhair\nhalf\nhammer\nhamster\nhand\nhappy\nharbor\nhard\nharsh\nharvest\nhat\nhave\nhawk\nhazard\nhead\nhealth\nheart\nheavy\nhedgehog\nheight\nhello\nhelmet\nhelp\nhen\nhero\nhidden\nhigh\nhill\nhint\nhip\nhire\nhistory\nhobby\nhockey\nhold\nhole\nholiday\nhollow\nhome\nhoney\nhood\nhope\nhorn\nhorror\nhorse\nhospital\nhost\nhotel\nhour\nhover\nhub\nhuge\nhuman\nhumble\nhumor\nhundred\nhungry\nhunt\nhurdle\nhurry\nhurt\nhusband\nhybrid\nice\nicon\nidea\nidentify\nidle\nignore\nill\nillegal\nillness\nimage\nimitate\nimmense\nimmune\nimpact\nimpose\nimprove\nimpulse\ninch\ninclude\nincome\nincrease\nindex\nindicate\nindoor\nindustry\ninfant\ninflict\ninform\ninhale\ninherit\ninitial\ninject\ninjury\ninmate\ninner\ninnocent\ninput\ninquiry\ninsane\ninsect\ninside\ninspire\ninstall\nintact\ninterest\ninto\ninvest\ninvite\ninvolve\niron\nisland\nisolate\nissue\nitem\nivory\njacket\njaguar\njar\njazz\njealous\njeans\njelly\njewel\njob\njoin\njoke\njourney\njoy\njudge\njuice\njump\njungle\njunior\njunk\njust\nkangaroo\nkeen\nkeep\nketchup\nkey\nkick\nkid\nkidney\nkind\nkingdom\nkiss\nkit\nkitchen\nkite\nkitten\nkiwi\nknee\nknife\nknock\nknow\nlab\nlabel\nlabor\nladder\nlady\nlake\nlamp\nlanguage\nlaptop\nlarge\nlater\nlatin\nlaugh\nlaundry\nlava\nlaw\nlawn\nlawsuit\nlayer\nlazy\nleader\nleaf\nlearn\nleave\nlecture\nleft\nleg\nlegal\nlegend\nleisure\nlemon\nlend\nlength\nlens\nleopard\nlesson\nletter\nlevel\nliar\nliberty\nlibrary\nlicense\nlife\nlift\nlight\nlike\nlimb\nlimit\nlink\nlion\nliquid\nlist\nlittle\nlive\nlizard\nload\nloan\nlobster\nlocal\nlock\nlogic\nlonely\nlong\nloop\nlottery\nloud\nlounge\nlove\nloyal\nlucky\nluggage\nlumber\nlunar\nlunch\nluxury\nlyrics\nmachine\nmad\nmagic\nmagnet\nmaid\nmail\nmain\nmajor\nmake\nmammal\nman\nmanage\nmandate\nmango\nmansion\nmanual\nmaple\nmarble\nmarch\nmargin\nmarine\nmarket\nmarriage\nmask\nmass\nmaster\nmatch\nmaterial\nmath\nmatrix\nmatter\nmaximum\nmaze\nmeadow\nmean\nmeasure\nmeat\nmechanic\nmedal\nmedia\nmelody\nmelt\nmember\nmemory\nmention\nmenu\nmercy\nmerge\nmerit\nmerry\nmesh\nmessage\nmetal\nmethod\nmiddle\nmidnight\nmilk\nmillion\nmimic\nmind\nminimum\nminor\nminute\nmiracle\nmirror\nmisery\nmiss\nmistake\nmix\nmixed\nmixture\nmobile\nmodel\nmodify\nmom\nmoment\nmonitor\nmonkey\nmonster\nmonth\nmoon\nmoral\nmore\nmorning\nmosquito\nmother\nmotion\nmotor\nmountain\nmouse\nmove\nmovie\nmuch\nmuffin\nmule\nmultiply\nmuscle\nmuseum\nmushroom\nmusic\nmust\nmutual\nmyself\nmystery\nmyth\nnaive\nname\nnapkin\nnarrow\nnasty\nnation\nnature\nnear\nneck\nneed\nnegative\nneglect\nneither\nnephew\nnerve\nnest\nnet\nnetwork\nneutral\nnever\nnews\nnext\nnice\nnight\nnoble\nnoise\nnominee\nnoodle\nnormal\nnorth\nnose\nnotable\nnote\nnothing\nnotice\nnovel\nnow\nnuclear\nnumber\nnurse\nnut\noak\nobey\nobject\noblige\nobscure\nobserve\nobtain\nobvious\noccur\nocean\noctober\nodor\noff\noffer\noffice\noften\noil\nokay\nold\nolive\nolympic\nomit\nonce\none\nonion\nonline\nonly\nopen\nopera\nopinion\noppose\noption\norange\norbit\norchard\norder\nordinary\norgan\norient\noriginal\norphan\nostrich\nother\noutdoor\nouter\noutput\noutside\noval\noven\nover\nown\nowner\noxygen\noyster\nozone\npact\npaddle\npage\npair\npalace\npalm\npanda\npanel\npanic\npanther\npaper\nparade\nparent\npark\nparrot\nparty\npass\npatch\npath\npatient\npatrol\npattern\npause\npave\npayment\npeace\npeanut\npear\npeasant\npelican\npen\npenalty\npencil\npeople\npepper\nperfect\npermit\nperson\npet\nphone\nphoto\nphrase\nphysical\npiano\npicnic\npicture\npiece\npig\npigeon\npill\npilot\npink\npioneer\npipe\npistol\npitch\npizza\nplace\nplanet\nplastic\nplate\nplay\nplease\npledge\npluck\nplug\nplunge\npoem\npoet\npoint\npolar\npole\npolice\npond\npony\npool\npopular\nportion\nposition\npossible\npost\npotato\npottery\npoverty\npowder\npower\npractice\npraise\npredict\nprefer\nprepare\npresent\npretty\nprevent\nprice\npride\nprimary\nprint\npriority\nprison\nprivate\nprize\nproblem\nprocess\nproduce\nprofit\nprogram\nproject\npromote\nproof\nproperty\nprosper\nprotect\nproud\nprovide\npublic\npudding\npull\npulp\npulse\npumpkin\npunch\npupil\npuppy\npurchase\npurity\npurpose\npurse\npush\nput\npuzzle\npyramid\nquality\nquantum\nquarter\nquestion\nquick\nquit\nquiz\nquote\nrabbit\nraccoon\nrace\nrack\nradar\nradio\nrail\nrain\nraise\nrally\nramp\nranch\nrandom\nrange\nrapid\nrare\nrate\nrather\nraven\nraw\nrazor\nready\nreal\nreason\nrebel\nrebuild\nrecall\nreceive\nrecipe\nrecord\nrecycle\nreduce\nreflect\nreform\nrefuse\nregion\nregret\nregular\nreject\nrelax\nrelease\nrelief\nrely\nremain\nremember\nremind\nremove\nrender\nrenew\nrent\nreopen\nrepair\nrepeat\nreplace\nreport\nrequire\nrescue\nresemble\nresist\nresource\nresponse\nresult\nretire\nretreat\nreturn\nreunion\nreveal\nreview\nreward\nrhythm\nrib\nribbon\nrice\nrich\nride\nridge\nrifle\nright\nrigid\nring\nriot\nripple\nrisk\nritual\nrival\nriver\nroad\nroast\nrobot\nrobust\nrocket\nromance\nroof\nrookie\nroom\nrose\nrotate\nrough\nround\nroute\nroyal\nrubber\nrude\nrug\nrule\nrun\nrunway\nrural\nsad\nsaddle\nsadness\nsafe\nsail\nsalad\nsalmon\nsalon\nsalt\nsalute\nsame\nsample\nsand\nsatisfy\nsatoshi\nsauce\nsausage\nsave\nsay\nscale\nscan\nscare\nscatter\nscene\nscheme\nschool\nscience\nscissors\nscorpion\nscout\nscrap\nscreen\nscript\nscrub\nsea\nsearch\nseason\nseat\nsecond\nsecret\nsection\nsecurity\nseed\nseek\nsegment\nselect\nsell\nseminar\nsenior\nsense\nsentence\nseries\nservice\nsession\nsettle\nsetup\nseven\nshadow\nshaft\nshallow\nshare\nshed\nshell\nsheriff\nshield\nshift\nshine\nship\nshiver\nshock\nshoe\nshoot\nshop\nshort\nshoulder\nshove\nshrimp\nshrug\nshuffle\nshy\nsibling\nsick\nside\nsiege\nsight\nsign\nsilent\nsilk\nsilly\nsilver\nsimilar\nsimple\nsince\nsing\nsiren\nsister\nsituate\nsix\nsize\nskate\nsketch\nski\nskill\nskin\nskirt\nskull\nslab\nslam\nsleep\nslender\nslice\nslide\nslight\nslim\nslogan\nslot\nslow\nslush\nsmall\nsmart\nsmile\nsmoke\nsmooth\nsnack\nsnake\nsnap\nsniff\nsnow\nsoap\nsoccer\nsocial\nsock\nsoda\nsoft\nsolar\nsoldier\nsolid\nsolution\nsolve\nsomeone\nsong\nsoon\nsorry\nsort\nsoul\nsound\nsoup\nsource\nsouth\nspace\nspare\nspatial\nspawn\nspeak\nspecial\nspeed\nspell\nspend\nsphere\nspice\nspider\nspike\nspin\nspirit\nsplit\nspoil\nsponsor\nspoon\nsport\nspot\nspray\nspread\nspring\nspy\nsquare\nsqueeze\nsquirrel\nstable\nstadium\nstaff\nstage\nstairs\nstamp\nstand\nstart\nstate\nstay\nsteak\nsteel\nstem\nstep\nstereo\nstick\nstill\nsting\nstock\nstomach\nstone\nstool\nstory\nstove\nstrategy\nstreet\nstrike\nstrong\nstruggle\nstudent\nstuff\nstumble\nstyle\nsubject\nsubmit\nsubway\nsuccess\nsuch\nsudden\nsuffer\nsugar\nsuggest\nsuit\nsummer\nsun\nsunny\nsunset\nsuper\nsupply\nsupreme\nsure\nsurface\nsurge\nsurprise\nsurround\nsurvey\nsuspect\nsustain\nswallow\nswamp\nswap\nswarm\nswear\nsweet\nswift\nswim\nswing\nswitch\nsword\nsymbol\nsymptom\nsyrup\nsystem\ntable\ntackle\ntag\ntail\ntalent\ntalk\ntank\ntape\ntarget\ntask\ntaste\ntattoo\ntaxi\nteach\nteam\ntell\nten\ntenant\ntennis\ntent\nterm\ntest\ntext\nthank\nthat\ntheme\nthen\ntheory\nthere\nthey\nthing\nthis\nthought\nthree\nthrive\nthrow\nthumb\nthunder\nticket\ntide\ntiger\ntilt\ntimber\ntime\ntiny\ntip\ntired\ntissue\ntitle\ntoast\ntobacco\ntoday\ntoddler\ntoe\ntogether\ntoilet\ntoken\ntomato\ntomorrow\ntone\ntongue\ntonight\ntool\ntooth\ntop\ntopic\ntopple\ntorch\ntornado\ntortoise\ntoss\ntotal\ntourist\ntoward\ntower\ntown\ntoy\ntrack\ntrade\ntraffic\ntragic\ntrain\ntransfer\ntrap\ntrash\ntravel\ntray\ntreat\ntree\ntrend\ntrial\ntribe\ntrick\ntrigger\ntrim\ntrip\ntrophy\ntrouble\ntruck\ntrue\ntruly\ntrumpet\ntrust\ntruth\ntry\ntube\ntuition\ntumble\ntuna\ntunnel\nturkey\nturn\nturtle\ntwelve\ntwenty\ntwice\ntwin\ntwist\ntwo\ntype\ntypical\nugly\numbrella\nunable\nunaware\nuncle\nuncover\nunder\nundo\nunfair\nunfold\nunhappy\nuniform\nunique\nunit\nuniverse\nunknown\nunlock\nuntil\nunusual\nunveil\nupdate\nupgrade\nuphold\nupon\nupper\nupset\nurban\nurge\nusage\nuse\nused\nuseful\nuseless\nusual\nutility\nvacant\nvacuum\nvague\nvalid\nvalley\nvalve\nvan\nvanish\nvapor\nvarious\nvast\nvault\nvehicle\nvelvet\nvendor\nventure\nvenue\nverb\nverify\nversion\nvery\nvessel\nveteran\nviable\nvibrant\nvicious\nvictory\nvideo\nview\nvillage\nvintage\nviolin\nvirtual\nvirus\nvisa\nvisit\nvisual\nvital\nvivid\nvocal\nvoice\nvoid\nvolcano\nvolume\nvote\nvoyage\nwage\nwagon\nwait\nwalk\nwall\nwalnut\nwant\nwarfare\nwarm\nwarrior\nwash\nwasp\nwaste\nwater\nwave\nway\nwealth\nweapon\nwear\nweasel\nweather\nweb\nwedding\nweekend\nweird\nwelcome\nwest\nwet\nwhale\nwhat\nwheat\nwheel\nwhen\nwhere\nwhip\nwhisper\nwide\nwidth\nwife\nwild\nwill\nwin\nwindow\nwine\nwing\nwink\nwinner\nwinter\nwire\nwisdom\nwise\nwish\nwitness\nwolf\nwoman\nwonder\nwood\nwool\nword\nwork\nworld\nworry\nworth\nwrap\nwreck\nwrestle\nwrist\nwrite\nwrong\nyard\nyear\nyellow\nyou\nyoung\nyouth\nzebra\nzero\nzone\nzoo\n";

  // ../../crypto/src/words/kk.txt
  var kk_default = "абат\nәбдіре\nабзал\nәбзел\nабонент\nабырой\nабысын\nавтобус\nағайын\nағарған\nағаш\nағза\nагроном\nағыс\nәдемі\nәдеп\nәдет\nәдіс\nадрес\nадым\nадырлы\nажар\nәжей\nәжім\nәзіл\nазот\nазық\nайбын\nайғақ\nәйгілі\nайғыр\nайдар\nайдын\nайқындық\nайлақ\nайна\nәйнек\nайран\nайтулы\nайтыс\nайшық\nайыл\nайырбас\nақбөкен\nакварель\nақгүл\nақиқат\nаққайың\nаққу\nақпан\nақсақал\nақсерке\nактер\nақтиін\nакула\nақшам\nақшыл\nақын\nалабұға\nалақан\nалаң\nалау\nалғашқы\nалгебра\nалғыс\nәлем\nәліппе\nалқап\nалма\nалмұрт\nалоэ\nалпыс\nалтын\nалыс\nальбом\nамал\nамандық\nәмбебап\nәмиян\nананас\nанар\nаңғар\nәңгіме\nаңдыз\nаңсар\nантенна\nәншілік\nаңшы\nаңызақ\nапай\nапельсин\nәпке\nапорт\nаппақ\nапта\nарайлы\nаралық\nарбакеш\nарғымақ\nардагер\nәріптес\nария\nарқар\nарлан\nарман\nарнайы\nарпа\nаруана\nархив\nарша\nарыстан\nарыш\nасар\nасатаяқ\nәсемдік\nәсерлі\nасқабақ\nаспаз\nастау\nастық\nасфальт\nасхана\nасыл\nатан\nатаулы\nатбегі\nатжалман\nәтіргүл\nәткеншек\nатқұлақ\nатлас\nатом\nатыз\nәуежай\nәуезді\nәуен\nауқат\nауқымды\nаула\nәулет\nаумақ\nауыздық\nауылдас\nауысым\nахуал\nашамай\nәшекей\nашудас\nашық\nашытқы\nаюқұлақ\nаялдама\nбаған\nбағбан\nбағдар\nбағыт\nбадамша\nбажа\nбазар\nбайғыз\nбайқау\nбайлам\nбайпақ\nбайсал\nбәйтерек\nбәйшешек\nбайыпты\nбақалшақ\nбақбақ\nбәкі\nбақташы\nбақша\nбақыр\nбалапан\nбалға\nбалдыз\nбалет\nбалкон\nбалтыр\nбалуан\nбалшық\nбалық\nбальзам\nбамбук\nбапкер\nбарабан\nбарқыт\nбарлық\nбармақ\nбархан\nбарыс\nбәсеке\nбәсіре\nбасқұр\nбаспана\nбассейн\nбастау\nбатарея\nбәтеңке\nбатпақ\nбатсайы\nбатырма\nбаурай\nбауырсақ\nбашмақ\nбаялыш\nбаяндама\nбедер\nбезбен\nбейбіт\nбейне\nбейсенбі\nбекет\nбекіре\nбелбеу\nбелгі\nбелдемше\nбелес\nбелсенді\nбензин\nберекелі\nбесік\nбесқонақ\nбесті\nбетеге\nбеткей\nбетон\nбетперде\nбешпент\nбидай\nбизон\nбиіктік\nбілгір\nбілезік\nбілімді\nбілте\nбинокль\nбиология\nбірқазан\nбірлік\nбисквит\nбишік\nбиязы\nбиялай\nбөбек\nбөгет\nбөдене\nбозала\nбойра\nбойтұмар\nбөкен\nбокс\nболат\nбөле\nболжам\nбөлке\nбөлме\nбөлтірек\nбөлшек\nборан\nбөрене\nбөрік\nборсық\nбөрте\nбосаға\nбөстек\nботаника\nбөтелке\nботқа\nбөшке\nбояу\nбрезент\nбұғалық\nбұғы\nбұзау\nбұйда\nбүйір\nбүйрек\nбұйым\nбұқа\nбұқтырма\nбұлан\nбұлбұл\nбұлғын\nбүлдірге\nбұлт\nбұлыңғыр\nбұранда\nбұрғы\nбүркіт\nбүрме\nбұршақ\nбұрыш\nбұтақ\nбүтін\nбуын\nбуыршын\nбылғары\nвагон\nваза\nвальс\nванна\nвариант\nвектор\nвентиль\nвинт\nвитамин\nвитрина\nвокзал\nволейбол\nвольт\nғажап\nгайка\nғаламшар\nгалерея\nгалош\nгалстук\nғалым\nгамак\nгантель\nгараж\nгардероб\nғарыш\nғасыр\nгауһар\nгектар\nгелий\nгеолог\nгепард\nгербарий\nғибрат\nғимарат\nгимнаст\nгипс\nгитара\nглобус\nгобой\nгольф\nгорн\nграмм\nгранит\nграфик\nгрим\nгрифель\nгуашь\nғұлама\nгүлбақша\nгүлдесте\nгүлзар\nгүлтәж\nгүлшанақ\nғұмыр\nғұрып\nғылым\nдабыл\nдағар\nдағды\nдәйек\nдайын\nдақыл\nдалалық\nдәлдік\nдәлел\nдәліз\nдәмдеуіш\nдәмхана\nдамыл\nдаңғыл\nдәнекер\nдаңқ\nданышпан\nдәптер\nдара\nдәреже\nдәрігер\nдәрумен\nдарынды\nдастан\nдәуір\nдәулет\nдауылпаз\nдаяр\nдаяшы\nдегелек\nдельфин\nдеңгей\nдене\nдепо\nдербес\nдерек\nдесерт\nдесте\nджем\nджинсы\nдиалог\nдиета\nдизель\nдиірмен\nдиқан\nдиктор\nдинамо\nдіңгек\nдиплом\nдиректор\nдирижер\nдиск\nдоға\nдөдеге\nдойбы\nдоктор\nдолана\nдомалақ\nдомбыра\nдомино\nдомкрат\nдөңгелек\nдөнен\nдорба\nдостық\nдрама\nдрель\nдуадақ\nдуал\nдүбір\nдүйсенбі\nдүкен\nдүлділ\nдуман\nдүние\nдүрбі\nдүрия\nдұрыс\nдутар\nдуэт\nдыбыс\nдымқыл\nегеу\nегіз\nегінжай\nеден\nежелгі\nежігей\nекінші\nекпін\nелгезек\nелек\nелеуіш\nелік\nелтірі\nемен\nемле\nемтихан\nемхана\nемші\nеңбек\nендік\nеңіс\nеңсе\nенші\nепті\nергенек\nереже\nерекше\nерікті\nерін\nеркін\nерлік\nермен\nертегі\nесеп\nесік\nесім\nескекші\nескілік\nестелік\nетене\nетікші\nетістік\nетші\nешкі\nжабағы\nжабдық\nжабын\nжағалтай\nжағдай\nжәдігер\nжазба\nжазғы\nжаздық\nжазира\nжазушы\nжазық\nжайдары\nжайлау\nжайма\nжайнақ\nжайсаң\nжайылым\nжақпар\nжақсы\nжақтау\nжақұт\nжақын\nжалбыз\nжалғау\nжалқын\nжалпы\nжамау\nжамылғы\nжаңалық\nжаңбыр\nжаңғырық\nжәндік\nжанкүйер\nжантақ\nжануар\nжапалақ\nжаппа\nжапсырма\nжапырақ\nжарғақ\nжәрдем\nжарқабақ\nжәрмеңке\nжарнама\nжартас\nжарыс\nжастық\nжасыл\nжауап\nжауқазын\nжауырын\nжәшік\nжаяу\nжегжат\nжедел\nжезде\nжейде\nжеке\nжелаяқ\nжелбезек\nжелетке\nжелі\nжелкен\nжелмая\nжелпуіш\nжеміс\nжемшөп\nжеңге\nжеңіл\nжент\nжеребе\nжеркепе\nжертөле\nжерұйық\nжетекші\nжетіген\nжетпіс\nжібек\nжігер\nжігіт\nжиек\nжиен\nжілік\nжинақ\nжіңішке\nжираф\nжирен\nжиһаз\nжиынтық\nжобалау\nжоғары\nжөке\nжолаушы\nжолбарыс\nжолдас\nжолсерік\nжомарт\nжоңқа\nжоңышқа\nжорамал\nжорға\nжоспар\nжота\nжуалдыз\nжұбай\nжүгері\nжүзген\nжүзік\nжүйелі\nжүйке\nжүйрік\nжүкаяқ\nжүкші\nжұлдыз\nжұлын\nжұмбақ\nжұмсақ\nжұмыртқа\nжұпар\nжүргінші\nжүрдек\nжүрек\nжүріс\nжурнал\nжұрт\nжусан\nжылға\nжылдам\nжылқы\nжылнама\nжылтыр\nжылу\nжылым\nжыңғыл\nжыра\nжыршы\nзәйтүн\nзәкір\nзаман\nзаңғар\nзәулім\nзауыт\nзебра\nзейін\nзембіл\nзенит\nзергер\nзерде\nзере\nзерттеу\nзиялы\nзонд\nзоолог\nзубр\nзүмірет\nзығыр\nзырылдақ\nибалы\nигілік\nидея\nиелік\nізашар\nізгілік\nізденіс\nизен\nізет\nізші\nиінағаш\nиірім\nиіссу\nикем\nілгек\nілгіш\nілім\nілмек\nілтипат\nинабат\nінген\nинелік\nинженер\nінжір\nінжу\nіңір\nінішек\nинтернет\nіргетас\nирек\nірімшік\nіркіт\nісек\nіскек\nісмер\nістік\nителгі\nитмұрын\nішік\nішкі\nйогурт\nқабақ\nкабель\nқабілет\nқабылан\nқағаз\nқадам\nқадірлі\nкадр\nқажырлы\nқазанат\nқазбауыр\nқазтабан\nқазы\nқайла\nқаймақ\nқайнар\nқайраң\nқайсар\nқайшы\nқайыс\nкакао\nқақпа\nкактус\nқалам\nқалбыр\nқалжың\nкалий\nқалқан\nқалпақ\nқалта\nқалың\nкальций\nқамба\nкамера\nкамзол\nкамин\nқамқор\nкәмпит\nкәмшат\nқамыт\nқанат\nқаңбақ\nқанжыға\nқаңқа\nқант\nкапрон\nқапшық\nқарағай\nқарбыз\nқарға\nкәріз\nқарқара\nқарлығаш\nкарнавал\nқарсақ\nкарусель\nқаршыға\nқарындас\nкәсіп\nқасқыр\nқаспақ\nкәстрөл\nқасық\nқатар\nқатипа\nкаток\nқатпар\nқаттама\nқатық\nқауашақ\nқауға\nқаусырма\nкаучук\nқауырсын\nкафе\nқашау\nқашыр\nкаюта\nкварц\nкебеже\nкебіс\nкедергі\nкедр\nкездесу\nкезең\nкейіпкер\nкекілік\nкелбет\nкелін\nкелсап\nкеме\nкенгуру\nкеңдік\nкенеп\nкеңістік\nкеңсе\nкептер\nкереге\nкерік\nкерме\nкерней\nкеруен\nкесек\nкесіртке\nкеспе\nкестеші\nкетпен\nкеуек\nкеуілжір\nкефир\nкешен\nкиви\nқиғаш\nкиіз\nкиім\nкілем\nкілт\nқима\nқимыл\nкино\nкиоск\nкипарис\nкіреуке\nкіріс\nкірме\nкірпі\nкісе\nқисық\nкітап\nқиық\nқиын\nқиял\nқияр\nклавиш\nклапан\nкларнет\nкласс\nклимат\nклиника\nклуб\nқобдиша\nкөбелек\nкөбік\nқобызшы\nкөгал\nкөгершін\nкөгілдір\nқодас\nкөде\nкөже\nқозғалыс\nкөзқарас\nқозы\nкөйлек\nқойма\nқойнау\nкөкек\nкөкжал\nқоқиқаз\nкөкқұтан\nкөкөніс\nкөкпар\nкөксерке\nкөктеу\nкөкшіл\nқола\nкөлбеу\nқолғап\nкөлеңке\nқолжазба\nкөлік\nқолқа\nқолөнер\nқолтаңба\nқолшатыр\nкоманда\nкомбайн\nкомета\nкөмір\nкомпас\nқонақүй\nконверт\nқондырғы\nкөнек\nқонжық\nкөңіл\nконкурс\nконус\nконцерт\nқоңыр\nқопа\nкөпбұрыш\nкөпірше\nкөпшік\nқора\nқорғасын\nқоржын\nкөрініс\nкөркем\nкөрме\nкөрнекі\nкөрпеше\nқортпа\nқоршау\nқорық\nқосаяқ\nкөсеу\nкосмос\nқоспа\nкостюм\nқосшы\nқосымша\nкоттедж\nқошақан\nкөшет\nкөшірме\nқошқар\nкөшпенді\nқоян\nкран\nкратер\nкрем\nкресло\nкристалл\nқуаныш\nқуатты\nқұба\nкүбі\nкубок\nқұбыр\nқұдағи\nқұдық\nқұжат\nкүздік\nкүзен\nкузов\nкүйеу\nқұйма\nқұйрық\nкүйші\nқұйысқан\nкүкірт\nқұлаш\nкүлгін\nқұлжа\nкүлкі\nқұлпынай\nкүлше\nқұлып\nқұмай\nкүмбез\nқұмдақ\nкүміс\nқұмтас\nқұмырсқа\nқұнажын\nкүнбағыс\nкүнгей\nқұндыз\nкүнқағар\nкүнтізбе\nкүншуақ\nкупе\nқұпия\nкүпшек\nқұрал\nқұрбақа\nқұрғақ\nқұрдас\nкүрес\nкүріш\nкүрке\nқұрмет\nкурорт\nқұрсау\nкүрте\nқұрылыс\nкурьер\nқұсбегі\nқұсхана\nқұтан\nкүтім\nкүтуші\nқұты\nкүшті\nқуырдақ\nқуыс\nқызанақ\nқызғылт\nқызмет\nқызыл\nқылқалам\nқылтан\nқылшық\nқымбат\nқымыздық\nқына\nқыран\nқырғи\nқыркүйек\nқырлы\nқырман\nқыртыс\nқырық\nқысқаш\nқыстау\nқыша\nқышқыл\nлабиринт\nлавр\nлағман\nлағыл\nлазер\nлазурит\nләйлек\nлайнер\nлайсаң\nлайық\nлақа\nлалагүл\nлампа\nлапас\nлатунь\nлашын\nлебіз\nлеген\nлейка\nлексика\nлектор\nлекция\nлента\nлеопард\nлиана\nлимон\nлинза\nлинолеум\nлира\nлитр\nлифт\nлицей\nлогика\nлоджия\nлотос\nлоцман\nлұғат\nлупа\nлюстра\nмагазин\nмағлұмат\nмагний\nмағына\nмадақ\nмәдениет\nмәзір\nмазмұн\nмайда\nмәйек\nмәйін\nмайлық\nмайонез\nмайса\nмайшам\nмақала\nмакет\nмақпал\nмақсат\nмақта\nмалақай\nмәлімет\nмалтатас\nмалшы\nмаман\nмамонт\nмамыр\nмаңай\nмаңғаз\nмәнді\nмәнер\nмәнті\nмаңыз\nмарал\nмарғау\nмәре\nмаржан\nмаркер\nмәрмәр\nмәртебе\nмасаты\nмәселе\nмәсі\nмаска\nмасштаб\nмата\nмәтел\nмәтін\nматрос\nмәуелі\nмәуіт\nмаусым\nмашина\nмашық\nмаяк\nмебель\nмедаль\nмедик\nмеже\nмезгіл\nмезет\nмейіз\nмейман\nмейрам\nмекен\nмекиен\nмектеп\nмелодия\nменшік\nменю\nмереке\nмерзім\nмеруерт\nметалл\nметеорит\nметод\nметро\nмеханик\nмикрофон\nмиллион\nмимика\nмимоза\nміндет\nмінез\nминут\nмирас\nмода\nмодель\nмодуль\nмозаика\nмойыл\nмөлдір\nмолекула\nмөлшер\nмольберт\nмөңке\nмонолит\nмонтер\nмоншақ\nморж\nмосы\nмотор\nмұғалім\nмұзайдын\nмұзбалақ\nмұздық\nмузей\nмузыка\nмүйіс\nмұқаба\nмүкжидек\nмұқият\nмүлік\nмұнара\nмұрат\nмұржа\nмұрт\nмұрын\nмүсінші\nмұхит\nмүше\nмығым\nмықты\nмырза\nмырыш\nмысал\nмысық\nнабат\nнағашы\nнағыз\nнәзік\nнайзағай\nнақты\nнақыш\nнамыс\nнаншы\nнәресте\nнәрлі\nнәрсе\nнарық\nнасос\nнәтиже\nнауа\nнаубай\nнауқан\nнаурыз\nнегізгі\nнейлон\nнейтрон\nнектар\nнемере\nнеон\nнесібе\nнефрит\nниет\nникель\nнобай\nноқта\nнөмір\nнорма\nнөсер\nнота\nноутбук\nнүкте\nнұрлы\nнұсқа\nнығыз\nнысан\nнышан\nоазис\nобелиск\nобой\nөгіз\nожау\nөжет\nозат\nөзгеріс\nөзек\nозон\nоймақ\nойпат\nойшыл\nойық\nойыншық\nоқиға\nөкпе\nоқтау\nоқулық\nоқушы\nоқшау\nөкше\nоқымысты\nоқырман\nөлең\nөлке\nөлшем\nомарта\nөмір\nомлет\nомыртқа\nоңай\nоңаша\nөндіріс\nөнеге\nөнерпаз\nоникс\nөнім\nоңтайлы\nоңтүстік\nопера\nоптика\nоралым\nорамал\nорбита\nөрелік\nөрік\nөріс\nөркеш\nорман\nөрмекші\nөрнек\nорта\nортеке\nорхидея\nорындық\nөсімдік\nөскін\nотағасы\nотар\nотау\nотбасы\nөтініш\nөткел\nөткір\nоттық\nотшашу\nотыз\nотыншы\nотырғыш\nочерк\nошаған\nошақ\nөшіргіш\nоюшы\nпавильон\nпайда\nпайыз\nпакет\nпалау\nпалитра\nпальто\nпана\nпанда\nпапка\nпарк\nпарник\nпароль\nпаста\nпәтер\nпатсайы\nпейзаж\nпейіл\nпенал\nперде\nперзент\nперне\nперрон\nпеченье\nпианино\nпижама\nпікір\nпилот\nпингвин\nпинцет\nпирамида\nпирог\nпіспек\nпісте\nпицца\nпішен\nпішім\nпияз\nпияла\nплазма\nплакат\nпланета\nпластик\nпленка\nплита\nпломбир\nпляж\nпоезд\nполюс\nпортфель\nпочта\nпоэзия\nпоэма\nпресс\nприбор\nпризма\nпринтер\nпроза\nпроспект\nпротон\nпүліш\nпульт\nпункт\nпұшпақ\nпьеса\nпюре\nрадар\nрадио\nрайхан\nракетка\nрама\nрамка\nрәсім\nрауғаш\nраунд\nраушан\nрахмет\nреактив\nребус\nрегби\nреестр\nрежиссер\nрезина\nрезонанс\nрейс\nреклама\nрекорд\nрельс\nремонт\nрепортаж\nресторан\nресурс\nрецепт\nризалық\nритм\nрифма\nробот\nролик\nроль\nроман\nромб\nрояль\nрубин\nрулет\nрулон\nруль\nрычаг\nрюкзак\nсабақ\nсәбіз\nсабырлы\nсағат\nсағым\nсәдеп\nсазан\nсазгер\nсаздақ\nсәйгел\nсәйкес\nсаймен\nсайт\nсақал\nсақина\nсаксофон\nсақтық\nсәлем\nсалқын\nсалмақ\nсалт\nсамаурын\nсәмбі\nсамса\nсамырсын\nсана\nсандуғаш\nсаңлақ\nсаңылау\nсапар\nсаптама\nсарай\nсарғыш\nсарқыт\nсәрсенбі\nсаршұнақ\nсарымсақ\nсәске\nсәтен\nсәтті\nсаты\nсауатты\nсауда\nсәуір\nсәукеле\nсәуле\nсаумал\nсаусақ\nсауысқан\nсахна\nсаябақ\nсаяжай\nсаятшы\nсаяхатшы\nсвитер\nсебет\nсегіз\nсезім\nсейіс\nсейсенбі\nсейф\nсекпіл\nсекунд\nселеу\nсеместр\nсенбі\nсенімді\nсеңсең\nсептік\nсергек\nсеріппе\nсерке\nсерпін\nсеруен\nсигнал\nсілбі\nсілеусін\nсілтеме\nсимвол\nсимфония\nсіңір\nсіңлі\nсинтез\nсипат\nсирек\nсіріңке\nсироп\nсиыршы\nскрипка\nслесарь\nсоғым\nсөздік\nсөйлем\nсоқа\nсоқпақ\nсөмке\nсопақ\nсорап\nсорғы\nсөре\nсорпа\nсортаң\nспорт\nспринт\nспутник\nстадион\nстанок\nстарт\nстенд\nстиль\nстол\nстудент\nсуағар\nсуайрық\nсуарма\nсуат\nсүбе\nсүзбе\nсүзгі\nсүйінші\nсүйкім\nсұйықтық\nсұлба\nсүлгі\nсұлулық\nсұлы\nсүмбіле\nсұңғыла\nсұңқар\nсұрақ\nсұрғылт\nсуретші\nсүрлеу\nсүрме\nсұрып\nсусар\nсусын\nсутегі\nсүттіген\nсүтші\nсұхбат\nсуық\nсуыр\nсфера\nсхема\nсценарий\nсыбаға\nсыбызғы\nсыдырма\nсызба\nсызғыш\nсызық\nсыйлық\nсылақшы\nсылдырақ\nсымбатты\nсынақ\nсыншы\nсынып\nсыпайы\nсыпырғыш\nсырбаз\nсырға\nсырлас\nсырмақ\nсырнай\nсыртқы\nсырық\nсюжет\nтабан\nтабиғат\nтабысты\nтаға\nтағдыр\nтағзым\nтәжірибе\nтазалық\nтазы\nтайга\nтайқазан\nтайлақ\nтайынша\nтақия\nтақпақ\nтакси\nтақтай\nтақырып\nталапкер\nталғам\nтәлімгер\nталқы\nталпыныс\nталшық\nтамаша\nтамшы\nтамыз\nтанау\nтаңба\nтаңғы\nтаңдай\nтаңқурай\nтаңсық\nтаныс\nтапқыр\nтапсырма\nтарақ\nтәрбие\nтарғыл\nтарелка\nтарихшы\nтарлан\nтармақ\nтарпаң\nтартпа\nтары\nтасбақа\nтәсіл\nтасқын\nтаспа\nтастақ\nтасымал\nтатулық\nтауар\nтәуекел\nтәулік\nтаутеке\nтауық\nтаяқ\nтаяныш\nтеатр\nтебен\nтебіңгі\nтегене\nтегіс\nтежегіш\nтекемет\nтекше\nтелегей\nтелпек\nтембр\nтемір\nтеңбіл\nтеңгерім\nтеңдеу\nтеңіз\nтеннис\nтеория\nтеплица\nтерезе\nтері\nтерлік\nтермос\nтерраса\nтескіш\nтетік\nтехник\nтігін\nтигр\nтиек\nтиесілі\nтізбек\nтізгін\nтізе\nтізім\nтиімді\nтиін\nтікен\nтілек\nтілім\nтілмаш\nтираж\nтіреуіш\nтіркеме\nтіршілік\nтитан\nтиянақ\nтөбе\nтобылғы\nтоғай\nтоғыз\nтозаң\nтөзімді\nтойхана\nтойшы\nтоқаш\nтоқпақ\nтоқсан\nтоқты\nтоқыма\nтолғау\nтөлем\nтолқын\nтолық\nтомар\nтөңірек\nтонна\nтопаз\nтопса\nтоптама\nтопырақ\nторап\nторғай\nтөркін\nторсық\nтөрт\nторшер\nторы\nтосап\nтөсек\nтөскей\nтостаған\nтосын\nтотықұс\nтрактор\nтрамвай\nтренер\nтропик\nтрос\nтротуар\nтүбек\nтүбіт\nтұғыр\nтұжырым\nтұздық\nтүзу\nтұйғын\nтүйе\nтүйіршік\nтүйме\nтүйнек\nтүйреуіш\nтұйық\nтұқым\nтулақ\nтұлға\nтүлік\nтүлкі\nтұлпар\nтұлып\nтұман\nтумба\nтұмсық\nтұнба\nтұңғиық\nтүндік\nтуннель\nтұнық\nтүпкі\nтүпнұсқа\nтұрақты\nтурбина\nтұрғын\nтүрен\nтурист\nтүрлі\nтұрмыс\nтурник\nтұрпат\nтұсау\nтүсінік\nтұскиіз\nтүстік\nтұтас\nтүтін\nтұтқа\nтұшпара\nтұщы\nтуынды\nтуырлық\nтуысқан\nтұяқты\nтығын\nтылсым\nтымақ\nтыныштық\nтырма\nтырнауыш\nтышқан\nтюлень\nтюльпан\nуәде\nуақыт\nүгінді\nұғым\nұжымдық\nүздік\nүзеңгі\nүзік\nүзіліс\nүзінді\nұзындық\nүйеңкі\nүйірме\nүйкеліс\nұйқы\nүйлесім\nүйме\nүйрек\nұйтқы\nұйым\nұқсас\nұқыпты\nұлағат\nұлар\nүлгі\nүлес\nүлкен\nұлпа\nүлпек\nұлтан\nұлутас\nүміт\nұмтылыс\nұнамды\nүңгір\nүндестік\nұнтақ\nұпай\nүрдіс\nүркер\nүрме\nұрпақ\nұршық\nұсақ\nүскірік\nұстаз\nүстел\nүстірт\nұстын\nұсыныс\nүтік\nүтір\nұтқыр\nұтыс\nұшақ\nүшбұрыш\nүшем\nүшкіл\nұшқын\nуылдырық\nұялы\nұяшық\nфабрика\nфайл\nфакел\nфакт\nфартук\nфарфор\nфасад\nфауна\nферзь\nферма\nфигура\nфизика\nфикус\nфильм\nфинал\nфлейта\nфлешка\nфлора\nфлюгер\nфляга\nфойе\nфокус\nфольга\nфонарь\nфонтан\nфорель\nформула\nфорум\nфосфор\nфото\nфраза\nфрак\nфреска\nфункция\nфургон\nфутболка\nхабар\nхалат\nхалуа\nханым\nхатшы\nхауыз\nхикая\nхимия\nхирург\nхлор\nхоккей\nхорда\nхром\nхроника\nхрусталь\nцемент\nцентр\nцикл\nцилиндр\nцирк\nцитрус\nцифр\nчемодан\nчемпион\nшабадан\nшабдалы\nшаблон\nшабыт\nшағала\nшағын\nшайба\nшәйі\nшәйнек\nшайхана\nшайыр\nшәкірт\nшақпақ\nшақша\nшақырым\nшалап\nшалбар\nшалғы\nшәлі\nшалқан\nшалшық\nшамдал\nшампунь\nшамшырақ\nшанақ\nшаңғышы\nшаңқобыз\nшанышқы\nшапан\nшапқы\nшапшаң\nшарбақ\nшәрке\nшарт\nшаруа\nшарф\nшаршы\nшарық\nшатқал\nшаттық\nшатыр\nшәугім\nшаһар\nшахмат\nшахтер\nшашақ\nшашбау\nшаштараз\nшашу\nшаян\nшеберлік\nшеге\nшегіртке\nшежіре\nшекер\nшекпен\nшелек\nшелпек\nшеңбер\nшеңгел\nшербет\nшертер\nшетен\nшеткі\nшешім\nшідер\nшілде\nшілік\nшілтер\nшипа\nширақ\nширек\nшіркей\nшифр\nшиыршық\nшкала\nшкаф\nшланг\nшлем\nшнур\nшөбере\nшөгірме\nшоғыр\nшөже\nшойын\nшоқай\nшоколад\nшоқы\nшөлейт\nшөлмек\nшолпы\nшолу\nшөміш\nшоңайна\nшопан\nшөпшек\nшортан\nшоссе\nшофер\nшошала\nшпал\nштурман\nшуақты\nшұбат\nшүберек\nшұға\nшұғыла\nшуда\nшұжық\nшүйгін\nшүйде\nшұлғау\nшұлық\nшүмек\nшұңқыр\nшұрайлы\nшүрегей\nшыбық\nшығарма\nшығыс\nшыдам\nшылапшын\nшылбыр\nшымтезек\nшымшық\nшымылдық\nшынар\nшындық\nшынжыр\nшынтақ\nшыны\nшыпта\nшырай\nшырғанақ\nшырмауық\nшырпы\nшырша\nшырын\nшытыра\nщетка\nыдыс\nыждағат\nызғар\nықпал\nықтасын\nықтимал\nықтырма\nықшам\nықылас\nылғал\nыңғай\nынта\nынтымақ\nырғақ\nырысты\nысқыш\nыстық\nысырма\nэкватор\nэкипаж\nэкология\nэкран\nэлеватор\nэлектрик\nэлемент\nэмаль\nэпос\nюмор\n";

  // ../../crypto/src/words/ru.txt
  var ru_default = "абажур\nабрикос\nавгуст\nавиатор\nавокадо\nавоська\nавтобус\nагава\nагат\nагроном\nаджика\nадрес\nазалия\nазбука\nаист\nайва\nайран\nайсберг\nакадемик\nакация\nаквариум\nаккорд\nакробат\nактриса\nакула\nакын\nалгебра\nалебастр\nаллея\nалмаз\nалоэ\nалфавит\nалыча\nальбом\nальт\nалюминий\nамбар\nаметист\nамфора\nанаконда\nананас\nангар\nанис\nансамбль\nантенна\nантилопа\nантрекот\nанчоус\nапельсин\nапрель\nаптека\nарахис\nарбуз\nарена\nарка\nаромат\nартист\nарфа\nархар\nархеолог\nархив\nарык\nастроном\nасфальт\nателье\nатлас\nатолл\nафиша\nаэропорт\nбабочка\nбабушка\nбагаж\nбагет\nбазальт\nбазилик\nбайдарка\nбакалея\nбалахон\nбалерина\nбалкон\nбаллон\nбалык\nбальзам\nбамбук\nбампер\nбанан\nбанка\nбант\nбаобаб\nбарашек\nбарбарис\nбаржа\nбаркас\nбарометр\nбарсук\nбархат\nбассейн\nбатарея\nбатист\nбатон\nбатут\nбаул\nбахрома\nбахча\nбашмак\nбашня\nбаян\nбегемот\nбегония\nбезе\nбейсбол\nбекас\nбекон\nбелила\nбелка\nбелуга\nберег\nберлога\nбеседа\nбиатлон\nбивень\nбигуди\nбидон\nбизон\nбилет\nбильярд\nбинокль\nбинт\nбиолог\nбирка\nбирюза\nбисер\nбисквит\nбифштекс\nбланк\nблендер\nблесна\nблизнец\nблинчик\nблокнот\nблузка\nблюдо\nбобр\nбобслей\nбогатырь\nбойлер\nбокал\nболонка\nболт\nбордюр\nборода\nборщ\nботаника\nботинок\nбоулинг\nбочка\nбочонок\nбраслет\nбрезент\nбрелок\nбричка\nбровь\nброд\nброкколи\nбронза\nброшюра\nбрусника\nбрызги\nбрынза\nбрюква\nбубенец\nбублик\nбудка\nбуженина\nбуйвол\nбуква\nбукет\nбукинист\nбуклет\nбуксир\nбулавка\nбулка\nбулыжник\nбульвар\nбумага\nбумеранг\nбуран\nбурундук\nбурьян\nбуря\nбусина\nбусы\nбутон\nбутса\nбуфет\nбухта\nбылина\nбязь\nвагон\nваза\nваленок\nвалик\nвалторна\nвалун\nваниль\nванна\nваран\nваренье\nварка\nватман\nватрушка\nвафля\nвахта\nвездеход\nвельвет\nвелюр\nвентиль\nвенчик\nверанда\nверблюд\nвереск\nверста\nвертел\nверфь\nвершина\nвесло\nвеснушка\nвесы\nветвь\nветер\nветка\nветошь\nветровка\nветчина\nвечер\nвешалка\nвигвам\nвидео\nвилка\nвинегрет\nвиноград\nвинт\nвискоза\nвитамин\nвитрина\nвихрь\nвишня\nвкладыш\nвлага\nвнук\nвнучка\nвода\nводитель\nводопад\nвоздух\nвокалист\nвокзал\nволанчик\nволейбол\nволк\nволнушка\nволос\nволчок\nволынка\nвольер\nворона\nворс\nвоск\nвосход\nвратарь\nвсадник\nвспышка\nвторник\nвулкан\nвывеска\nвыдра\nвыкройка\nвыпечка\nвышивка\nвьюга\nгавань\nгазель\nгазон\nгайка\nгалерея\nгалка\nгалоша\nгалстук\nгалушка\nгамак\nгамма\nгантель\nгараж\nгардероб\nгарнир\nгвоздика\nгейзер\nгеоргин\nгепард\nгерань\nгербарий\nгиацинт\nгигант\nгимнаст\nгирлянда\nгиря\nгитара\nглина\nглициния\nглобус\nглыба\nглянец\nгнездо\nгном\nгобелен\nгобой\nговядина\nголова\nголубь\nгольф\nгонка\nгончар\nгонщик\nгора\nгорбуша\nгорелка\nгоризонт\nгорница\nгорошина\nгорчица\nгоршок\nгостинец\nграбли\nгравюра\nграмота\nгранит\nграфин\nграч\nгребешок\nгрелка\nгречиха\nгриб\nгрива\nгрильяж\nгрифель\nгроза\nгром\nгрот\nгрохот\nгрудинка\nгрузовик\nгруппа\nгруша\nгряда\nгуашь\nгубка\nгудок\nгуляш\nгусеница\nгусли\nгусь\nдамба\nдатчик\nдачник\nдверь\nдвижок\nдворник\nдевочка\nдевятка\nдедушка\nдекор\nдельфин\nдень\nдепо\nдерево\nдесерт\nдесятка\nдеталь\nджаз\nджемпер\nджинсы\nджип\nджойстик\nджунгли\nдиадема\nдиаметр\nдиафильм\nдиван\nдизайн\nдикобраз\nдиктант\nдинамик\nдинго\nдинозавр\nдиорама\nдиплом\nдиректор\nдиск\nдневник\nдождик\nдокумент\nдолина\nдолька\nдомбра\nдомино\nдомкрат\nдомна\nдонышко\nдорога\nдоска\nдоставка\nдочь\nдощечка\nдоярка\nдракон\nдрель\nдрова\nдрожжи\nдрозд\nдруг\nдубрава\nдуга\nдудка\nдуршлаг\nдуховка\nдымка\nдымоход\nдыня\nдырокол\nдюжина\nдюйм\nдюна\nегерь\nединорог\nежевика\nездок\nельник\nенот\nералаш\nжабо\nжакет\nжалюзи\nжара\nжаркое\nжаровня\nжасмин\nжатва\nжатка\nжвачка\nжелатин\nжелезо\nжелток\nжемчуг\nжених\nженьшень\nжестянка\nжетон\nживопись\nжилет\nжилище\nжираф\nжуравль\nжурнал\nзабор\nзавеса\nзавиток\nзавод\nзавтрак\nзагадка\nзагривок\nзадача\nзадвижка\nзайчик\nзакат\nзакваска\nзакуска\nзалив\nзамазка\nзамок\nзамша\nзанавес\nзапах\nзапись\nзаплатка\nзапонка\nзаправка\nзапястье\nзарево\nзарница\nзаросль\nзарядка\nзаслонка\nзасов\nзасуха\nзатмение\nзатылок\nзаяц\nзвезда\nзверобой\nзвонок\nздоровье\nзебра\nземля\nзенит\nзеркало\nзерно\nзефир\nзигзаг\nзима\nзимовка\nзмейка\nзолото\nзолушка\nзонтик\nзоология\nзоопарк\nзрачок\nзубец\nзубило\nзубр\nзубчик\nзяблик\nивняк\nиволга\nиголка\nигра\nигрушка\nигуана\nизба\nизбушка\nизвесть\nизгородь\nизлучина\nизморозь\nизразец\nизумруд\nизюминка\nимбирь\nименины\nиндиго\nиндюшка\nиней\nинженер\nинжир\nинститут\nинтернет\nипподром\nирга\nириска\nискра\nистория\nиюль\nйога\nйогурт\nкабачок\nкабель\nкабинет\nкаблук\nкавычка\nкадка\nкайма\nкакаду\nкактус\nкалач\nкалитка\nкамбала\nкамертон\nкамин\nкаморка\nкамыш\nканал\nканистра\nканоэ\nканьон\nкапитан\nкапля\nкапот\nкапрон\nкапсула\nкапуста\nкапюшон\nкаравай\nкардамон\nкарета\nкарман\nкарнавал\nкарп\nкарточка\nкарусель\nкарьер\nкаскад\nкассета\nкастрюля\nкаталог\nкатер\nкаток\nкатушка\nкаучук\nкафедра\nкафтан\nкашалот\nкашемир\nкашпо\nкаштан\nкаюта\nквадрат\nквартал\nкегля\nкедр\nкекс\nкенгуру\nкепка\nкерамика\nкеросин\nкетчуп\nкефаль\nкефир\nкешью\nкиви\nкизил\nкилометр\nкилька\nкимоно\nкинозал\nкиоск\nкипарис\nкипяток\nкирка\nкирпич\nкислород\nкисточка\nкитель\nкишмиш\nклавиша\nкладовка\nклапан\nкларнет\nкласс\nклевер\nклей\nклешня\nклещи\nклимат\nклин\nклипса\nклубника\nклумба\nклык\nклюв\nклюква\nключ\nклюшка\nклякса\nкнига\nкнижка\nкнопка\nкоала\nковбой\nковрик\nковш\nковыль\nкоготь\nкожа\nкожевник\nкожица\nкожух\nкойот\nкокос\nкоктейль\nколбаса\nколготки\nколесо\nколибри\nколледж\nколодец\nколыбель\nкольцо\nколючка\nколяска\nкоманда\nкомбайн\nкомета\nкомикс\nкомната\nкомод\nкомпас\nконверт\nкондитер\nконспект\nконтур\nконус\nконфета\nконцовка\nконь\nконюшня\nкопейка\nкопия\nкопыто\nкорабль\nкорень\nкоржик\nкорзина\nкоридор\nкорм\nкорнишон\nкоробка\nкорпус\nкорт\nкоршун\nкорюшка\nкоряга\nкоса\nкосичка\nкосмос\nкосогор\nкостюм\nкосуля\nкосынка\nкотик\nкотлета\nкотомка\nкофейня\nкофта\nкочан\nкочегар\nкошка\nкраб\nкран\nкрапива\nкраска\nкратер\nкрахмал\nкреветка\nкрекер\nкремень\nкрендель\nкрепость\nкресло\nкрикет\nкровать\nкрокодил\nкролик\nкромка\nкрона\nкрошка\nкруг\nкружево\nкруиз\nкрыльцо\nкрынка\nкрышка\nкрючок\nксилофон\nкубик\nкубометр\nкувшин\nкудри\nкузина\nкузнец\nкузов\nкукла\nкукуруза\nкулебяка\nкулинар\nкулон\nкумыс\nкунжут\nкуница\nкупец\nкупол\nкурага\nкурорт\nкуртка\nкурятник\nкусок\nкуст\nкухарка\nкухня\nкучер\nкушак\nкушетка\nкювет\nлабиринт\nлаборант\nлаванда\nлавина\nлавка\nлавр\nлагуна\nладошка\nладья\nлазер\nлазурь\nлайнер\nлакомка\nлампочка\nландыш\nлань\nлапоть\nлапта\nлапша\nларец\nларь\nласточка\nлатук\nлатынь\nлебедь\nлевша\nлегенда\nледенец\nледник\nледоход\nлежак\nлектор\nлемур\nленивец\nлента\nлеопард\nлепесток\nлепнина\nлесенка\nлеска\nлесник\nлесопарк\nлестница\nлетопись\nлиана\nливень\nлига\nлилия\nлиман\nлимонад\nлинейка\nлинза\nлиния\nлинолеум\nлинь\nлипучка\nлира\nлиса\nлисичка\nлиства\nлитейщик\nлитр\nлифт\nлицей\nлицо\nличинка\nлобзик\nловец\nлогопед\nлоджия\nлодка\nлодочник\nлодыжка\nложбина\nложка\nлоза\nлокон\nломоть\nломтик\nлопата\nлоскут\nлосось\nлось\nлотос\nлоцман\nлошадка\nлощина\nлужайка\nлужица\nлукошко\nлуна\nлунка\nлупа\nлучик\nлыжа\nлыжница\nльвица\nльдина\nлюлька\nлюпин\nлюстра\nлютик\nлютня\nлюцерна\nлягушка\nлямка\nмагазин\nмагистр\nмагма\nмагнит\nмазок\nмазь\nмайонез\nмакароны\nмакет\nмаковка\nмакрель\nмакушка\nмалахит\nмалина\nмальчик\nмаляр\nмама\nмамонт\nмангал\nмандарин\nманекен\nманжета\nманикюр\nманка\nмансарда\nмарабу\nмаргарин\nмаринад\nмарля\nмармелад\nмарт\nмарципан\nмаршрут\nмаска\nмасло\nмассаж\nмастерок\nматерик\nматрас\nмаховик\nмачта\nмашинист\nмаэстро\nмаяк\nмаятник\nмебель\nмегафон\nмедальон\nмедведь\nмедуница\nмедь\nмелисса\nмелодия\nмельник\nмера\nмеренга\nместо\nмесяц\nметалл\nметеор\nметла\nметро\nмеханик\nмечта\nмешалка\nмешочек\nмидия\nмизинец\nмикрофон\nмиксер\nмиля\nмимоза\nминдаль\nминерал\nминтай\nминута\nмираж\nмиска\nмишура\nмладенец\nмозаика\nмойва\nмоллюск\nмолния\nмолоко\nмольберт\nмонета\nмонитор\nмопед\nмопс\nморе\nморж\nморзянка\nморковь\nморошка\nморщина\nморяк\nмост\nмотель\nмотоцикл\nмотыга\nмочалка\nмошкара\nмрамор\nмуза\nмузей\nмузыкант\nмукомол\nмуравей\nмурена\nмускул\nмуссон\nмустанг\nмуфта\nмуха\nмыло\nмыльница\nмышонок\nмышь\nмюзикл\nмякиш\nмякоть\nмясо\nмята\nмячик\nнабор\nнабросок\nнавага\nнагар\nнаграда\nнадой\nнадпись\nнаждак\nнакидка\nнаклейка\nналим\nнапарник\nнапиток\nнарвал\nнарзан\nнарцисс\nнасос\nнастил\nнасыпь\nнаходка\nначинка\nнашивка\nнебосвод\nневеста\nневод\nнеделя\nнейлон\nнектар\nнеон\nнерпа\nнефрит\nникель\nнитка\nниша\nновелла\nноготок\nножка\nножницы\nножовка\nномер\nнора\nнорка\nносик\nносорог\nнота\nноутбук\nночлег\nночник\nночь\nноябрь\nнуга\nнутрия\nняня\nоазис\nобед\nобивка\nоблако\nоблепиха\nобложка\nобновка\nобоз\nобои\nобойщик\nобочина\nобруч\nобрыв\nобувь\nовал\nовод\nовощевод\nовраг\nовсянка\nовчарка\nовчина\nоглобля\nогниво\nогонь\nогород\nограда\nогурец\nодежда\nодеяло\nожерелье\nозеро\nозорник\nокеан\nокно\nоколица\nокорок\nокрошка\nокруг\nокунь\nоладья\nолеандр\nоленевод\nолива\nолово\nольха\nомлет\nомуль\nондатра\nоператор\nопора\nоправа\nопушка\nорбита\nорех\nорешник\nоркестр\nорлан\nорнамент\nорхидея\nосень\nосина\nосока\nостров\nосьминог\nотара\nотвар\nотдых\nотец\nоткрытка\nотличник\nотмель\nотпуск\nоттенок\nофис\nофициант\nохапка\nочаг\nочки\nпавильон\nпавлин\nпазуха\nпалатка\nпалец\nпалитра\nпалтус\nпалуба\nпальма\nпамятник\nпанда\nпанно\nпанорама\nпантера\nпанцирь\nпапайя\nпапирус\nпапка\nпаприка\nпарафин\nпарик\nпарк\nпармезан\nпарник\nпаром\nпартер\nпарус\nпарча\nпасека\nпассажир\nпастила\nпатока\nпауза\nпаук\nпаутина\nпахлава\nпахота\nпаштет\nпейзаж\nпекарня\nпеликан\nпельмень\nпемза\nпенал\nпение\nпенка\nпень\nперец\nперина\nперловка\nперо\nперрон\nперсик\nперчатка\nпескарь\nпесня\nпесок\nпесчанка\nпетрушка\nпетуния\nпечать\nпеченье\nпечка\nпешеход\nпешка\nпещера\nпиала\nпианино\nпиджак\nпижама\nпикник\nпилот\nпингвин\nпинцет\nпион\nпиранья\nпирожок\nпирс\nписатель\nписьмо\nпитомец\nпихта\nпицца\nпища\nплавки\nплакат\nпламя\nпланета\nпластик\nплатина\nплафон\nплащ\nплед\nплеск\nплетень\nплечо\nплинтус\nплита\nпловец\nплод\nпломба\nплотва\nплощадка\nплюс\nплюшка\nплющ\nпляж\nпляска\nпобелка\nповар\nповесть\nповидло\nповодок\nповязка\nпогода\nпогреб\nподарок\nподвеска\nподиум\nподкова\nподлива\nподнос\nподошва\nподруга\nподушка\nподъезд\nпоездка\nпозолота\nпойма\nпокос\nпокрышка\nполе\nползунок\nполивка\nполка\nполночь\nполоса\nполынья\nполюс\nполяна\nпомада\nпомидор\nпомост\nпомпон\nпони\nпончик\nпоплавок\nпопона\nпопугай\nпороша\nпортной\nпоручень\nпостель\nпосуда\nпосылка\nпотолок\nпоходка\nпочаток\nпочва\nпочерк\nпочинка\nпочта\nпоэма\nпоэт\nпояс\nправнук\nпраздник\nпрачка\nпресс\nприбой\nпривет\nпригорок\nпризма\nприлавок\nпримула\nпринтер\nприпев\nприрода\nпристань\nприток\nприцеп\nпричал\nприщепка\nпробка\nпровод\nпрогулка\nпродавец\nпроезд\nпролив\nпрополис\nпрорубь\nпроспект\nпротока\nпрохлада\nпруд\nпружина\nпрутик\nпрыжок\nпрядь\nпряжа\nпрялка\nпряник\nптенец\nптица\nпуговица\nпудель\nпудинг\nпудра\nпузырь\nпуловер\nпульс\nпума\nпункт\nпурга\nпурпур\nпустыня\nпуть\nпучок\nпушинка\nпушнина\nпчела\nпшеница\nпылесос\nпылинка\nпыльца\nпьеса\nпяльцы\nпятак\nпятка\nпятница\nработник\nравнина\nрагу\nрадар\nрадио\nрадуга\nразвилка\nразлив\nракетка\nраковина\nракурс\nрама\nрамка\nранец\nрапс\nрассада\nрастение\nрафинад\nрация\nребро\nребус\nревень\nрегата\nрегби\nредис\nредька\nрезец\nрезинка\nрезьба\nрейка\nрейс\nрека\nректор\nрельеф\nремесло\nремонт\nрепа\nрепейник\nресница\nресторан\nрецепт\nречушка\nрешето\nринг\nрисунок\nробот\nровесник\nрогалик\nрогожа\nродитель\nродник\nрожок\nрожь\nрозетка\nрозмарин\nролик\nромашка\nромб\nроса\nросинка\nросомаха\nросток\nроща\nрояль\nрубаха\nрубин\nруда\nрудник\nрукав\nрукопись\nрулет\nрулон\nруль\nрумянец\nрупор\nрусалка\nрусло\nручей\nручка\nрыбалка\nрыболов\nрыжик\nрынок\nрысак\nрысь\nрыцарь\nрычаг\nрюкзак\nрябина\nрябчик\nрябь\nряженка\nряска\nсадик\nсадовод\nсаженец\nсазан\nсайгак\nсайра\nсайт\nсаквояж\nсаксофон\nсалат\nсалон\nсалфетка\nсалют\nсалями\nсамбист\nсамокат\nсандалия\nсани\nсанки\nсапожник\nсапфир\nсарай\nсардина\nсатин\nсауна\nсафари\nсахар\nсачок\nсбруя\nсвадьба\nсварщик\nсвая\nсверло\nсветофор\nсвеча\nсвирель\nсвисток\nсвитер\nсвязка\nсдоба\nсеанс\nсеврюга\nседина\nседло\nсекатор\nсеквойя\nсекунда\nселезень\nсело\nсельдь\nсемафор\nсемечко\nсемья\nсеновал\nсентябрь\nсервант\nсердце\nсеребро\nсерия\nсерьга\nсестра\nсетка\nсеть\nсеялка\nсеятель\nсиделка\nсилач\nсилуэт\nсимфония\nсиноптик\nсирень\nсироп\nситец\nсито\nсказка\nскакалка\nскалолаз\nскамейка\nсканер\nскатерть\nскафандр\nскважина\nсквер\nсквозняк\nскирда\nсклад\nсклон\nсклянка\nскобка\nскорлупа\nскотч\nскрипка\nскумбрия\nскутер\nслайд\nслеза\nслесарь\nсливки\nслиток\nсловарь\nслойка\nслон\nслюда\nслякоть\nсмазка\nсмерч\nсметана\nсмола\nсмычок\nснасть\nснегирь\nснежинка\nснимок\nсноп\nсова\nсода\nсойка\nсокол\nсолнце\nсоловей\nсоль\nсолянка\nсоната\nсонет\nсопрано\nсорочка\nсосед\nсосна\nсотня\nсоты\nсоус\nспагетти\nспальня\nспаниель\nспаржа\nспецовка\nспиннинг\nспираль\nсписок\nспица\nспичка\nспортзал\nсруб\nставень\nстадион\nстакан\nсталевар\nстамеска\nстанок\nстатуя\nстая\nстворка\nстебель\nстежок\nстекло\nстеллаж\nстенд\nстепь\nстерлядь\nстирка\nстих\nстол\nсторож\nстранник\nстрекоза\nстриж\nстройка\nстручок\nстудент\nстужа\nстул\nступень\nсуббота\nсувенир\nсугроб\nсудак\nсудно\nсумерки\nсумка\nсумма\nсумрак\nсундук\nсургуч\nсурок\nсуслик\nсуфле\nсухарь\nсуховей\nсуша\nсушилка\nсушка\nсфинкс\nсцена\nсырник\nсыроежка\nсюрприз\nсюртук\nтабличка\nтабун\nтаверна\nтайга\nтаймень\nтайфун\nтакса\nталисман\nтамбур\nтанго\nтандем\nтанец\nтанкер\nтанцор\nтапир\nтарантас\nтарелка\nтархун\nтворог\nтеатр\nтелефон\nтеннис\nтент\nтеплица\nтерем\nтермос\nтерраса\nтерьер\nтесто\nтесьма\nтетерев\nтетрадь\nтехник\nтигр\nтимьян\nтиски\nтишина\nтишь\nткань\nткачиха\nтмин\nтокарь\nтолокно\nтомат\nтомик\nтоннель\nтопаз\nтопливо\nтополь\nторба\nторт\nторф\nторшер\nтостер\nточило\nточка\nтравинка\nтрактор\nтрамвай\nтрапеция\nтрафарет\nтрек\nтренер\nтреска\nтрещотка\nтритон\nтромбон\nтропик\nтростник\nтротуар\nтрубка\nтрюмо\nтрюфель\nтрясина\nтукан\nтулуп\nтуман\nтумба\nтундра\nтунец\nтурбина\nтурист\nтурник\nтуфля\nтуча\nтушь\nтыква\nтычинка\nтюбик\nтюльпан\nтягач\nтяпка\nугольник\nугорь\nудав\nудочка\nужин\nузелок\nузор\nуказка\nукладка\nулей\nулитка\nулица\nулыбка\nумелец\nупаковка\nураган\nурожай\nурок\nусадьба\nусик\nустрица\nустье\nутварь\nутконос\nутренник\nутро\nухаб\nухват\nучастник\nучебник\nученик\nучилище\nучитель\nушанка\nущелье\nфабрика\nфагот\nфазан\nфайл\nфакел\nфакир\nфанера\nфантазия\nфара\nфартук\nфарфор\nфарш\nфасад\nфасоль\nфаянс\nфевраль\nфейхоа\nфеникс\nферзь\nфермер\nфетр\nфиалка\nфизика\nфикус\nфиле\nфилин\nфилософ\nфильм\nфиник\nфисташка\nфитиль\nфишка\nфлажок\nфлакон\nфланель\nфлейта\nфлорист\nфлюгер\nфляга\nфойе\nфокусник\nфольга\nфонарик\nфонтан\nфорель\nформула\nфорточка\nфотограф\nфрак\nфреска\nфрукт\nфужер\nфундук\nфургон\nфутбол\nфутляр\nфуфайка\nфьорд\nхалат\nхалва\nхарчо\nхворост\nхвощ\nхвоя\nхижина\nхлеб\nхлопок\nхлястик\nхмель\nхозяйка\nхоккей\nхолм\nхолодец\nхолст\nхомячок\nхоровод\nхребет\nхрусталь\nхудожник\nхурма\nхутор\nцапля\nцарапина\nцветок\nцедра\nцеллофан\nцемент\nцентр\nцепь\nцикада\nциклон\nцикорий\nцилиндр\nциновка\nциркуль\nцистерна\nцитата\nцитрус\nцифра\nцоколь\nцукат\nчабан\nчабрец\nчаинка\nчайка\nчайник\nчародей\nчасовщик\nчастушка\nчасы\nчашка\nчаща\nчебурек\nчелнок\nчеловек\nчемодан\nчемпион\nчердак\nчереда\nчерника\nчерпак\nчеснок\nчехол\nчечевица\nчешуя\nчижик\nчистотел\nчитатель\nчугун\nчудо\nчулан\nчулок\nшаблон\nшайба\nшалаш\nшалфей\nшаль\nшампунь\nшапка\nшарада\nшарик\nшарнир\nшарф\nшафран\nшахматы\nшахта\nшашлык\nшвейцар\nшвея\nшедевр\nшезлонг\nшейка\nшелест\nшерсть\nшершень\nшестерня\nшило\nшина\nшиншилла\nшиповник\nширма\nшифер\nшифон\nшишка\nшкала\nшкатулка\nшкафчик\nшкольник\nшлагбаум\nшлем\nшлюз\nшлюпка\nшляпа\nшмель\nшницель\nшнурок\nшоколад\nшорох\nшорты\nшоссе\nшпагат\nшпала\nшпилька\nшпинат\nшпора\nшпрот\nшрифт\nштанга\nштатив\nштепсель\nштиль\nштольня\nштопор\nшторм\nштукатур\nштурвал\nшуба\nшумовка\nшуруп\nшутка\nшхуна\nщавель\nщебень\nщегол\nщека\nщеколда\nщелчок\nщенок\nщепка\nщепотка\nщетина\nщиток\nщука\nщупальце\nэвкалипт\nэкватор\nэкзамен\nэкипаж\nэклер\nэколог\nэкран\nэкспонат\nэлеватор\nэлектрик\nэльф\nэмаль\nэскимо\nэстакада\nэстрада\nэтажерка\nэтикетка\nэтюд\nюбилей\nюбка\nювелир\nюноша\nюрта\nяблоня\nягель\nягода\nягуар\nядро\nязычок\nяичница\nякорь\nямочка\nямщик\nянтарь\nярлык\nярмарка\nясень\nясли\nястреб\nячмень\nяшма\nящерица\nящик\n";

  // src/crypto/words.ts
  var LIST_LENGTH = 2048;
  var loaded = /* @__PURE__ */ new Map();
  function load(list) {
    const ready = loaded.get(list);
    if (ready !== void 0) return ready;
    const words = { en: en_default, ru: ru_default, kk: kk_default }[list].trimEnd().split("\n");
    const fresh = { words, byPrefix: new Map(words.map((word, index) => [prefixOf(word, list), index])) };
    loaded.set(list, fresh);
    return fresh;
  }
  function wordAt(index, list) {
    return load(list).words[index % LIST_LENGTH];
  }
  function indexOfWord(typed, list) {
    return load(list).byPrefix.get(prefixOf(typed, list));
  }
  function allWords(list) {
    return load(list).words;
  }
  function fingerprintWords(fingerprint, list) {
    return Array.from({ length: 12 }, (_, i) => wordAt(bits11(fingerprint, 11 * i), list));
  }
  function bits11(bytes2, start2) {
    let value = 0;
    for (let bit = start2; bit < start2 + 11; bit++) value = value << 1 | (bytes2[bit >> 3] ?? 0) >> 7 - (bit & 7) & 1;
    return value;
  }

  // src/crypto/codename.ts
  var WORDS = 9;
  async function generateCodename() {
    for (; ; ) {
      const random = crypto.getRandomValues(new Uint16Array(WORDS));
      const indices = Array.from(random, (drawn) => drawn >>> 5);
      if (await checks(indices)) return indices;
    }
  }
  function codenameWords(indices, list) {
    return indices.map((index) => wordAt(index, list));
  }
  async function parseCodename(typed) {
    const words = wordsOf(typed);
    if (words.length !== WORDS) return { error: "count", count: words.length };
    let best = { known: 0, position: 1 };
    let checkFailed = false;
    for (const list of LISTS) {
      const found = words.map((word) => indexOfWord(word, list));
      const indices = found.filter((index) => index !== void 0);
      if (indices.length < WORDS) {
        if (indices.length >= best.known) best = { known: indices.length, position: found.indexOf(void 0) + 1 };
        continue;
      }
      if (await checks(indices)) return { indices };
      checkFailed = true;
    }
    return checkFailed ? { error: "check" } : { error: "word", position: best.position };
  }
  async function checks(indices) {
    if (indices.length !== WORDS || indices.some((index) => !Number.isInteger(index) || index < 0 || index > 2047)) return false;
    return (await hash("check", packIndices(indices)))[0] === 0;
  }
  function packIndices(indices) {
    const out = new Uint8Array(13);
    indices.forEach((index, i) => {
      for (let bit = 0; bit < 11; bit++) {
        const at2 = 11 * i + bit;
        if (index >> 10 - bit & 1) out[at2 >> 3] = out[at2 >> 3] | 128 >> (at2 & 7);
      }
    });
    return out;
  }

  // node_modules/@scure/base/index.js
  /*! scure-base - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  var freeze = (fn) => Object.freeze(fn());
  function isBytes(a) {
    return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
  }
  function abytes(b) {
    if (!isBytes(b))
      throw new TypeError("Uint8Array expected");
  }
  function isArrayOf(isString, arr) {
    if (!Array.isArray(arr))
      return false;
    if (arr.length === 0)
      return true;
    if (isString) {
      return arr.every((item) => typeof item === "string");
    } else {
      return arr.every((item) => Number.isSafeInteger(item));
    }
  }
  function afn(input) {
    if (typeof input !== "function")
      throw new TypeError("function expected");
    return true;
  }
  function astr(label, input) {
    if (typeof input !== "string")
      throw new TypeError(`${label}: string expected`);
    return true;
  }
  function anumber(n, title = "number") {
    if (typeof n !== "number")
      throw new TypeError(`${title}: expected number, got ${typeof n}`);
    if (!Number.isSafeInteger(n))
      throw new RangeError(`${title}: expected safe integer, got ${n}`);
  }
  function anumArr(label, input) {
    if (!isArrayOf(false, input))
      throw new TypeError(`${label}: array of numbers expected`);
  }
  function chain(...args) {
    const id = (a) => a;
    const wrap = (a, b) => (c) => a(b(c));
    const encode = args.map((x) => x.encode).reduceRight(wrap, id);
    const decode2 = args.map((x) => x.decode).reduce(wrap, id);
    return { encode, decode: decode2 };
  }
  var powers = /* @__PURE__ */ (() => {
    let res = [];
    for (let i = 0; i < 40; i++)
      res.push(2 ** i);
    return res;
  })();
  function u8ToNumArr(u82, len = u82.length) {
    const res = new Array(len);
    for (let i = 0; i < len; i++)
      res[i] = u82[i];
    return res;
  }
  var asciiDecoder = /* @__PURE__ */ (() => {
    try {
      const decoder = new TextDecoder();
      return decoder.decode(Uint8Array.of(65, 48, 43, 127)) === "A0+" ? decoder : void 0;
    } catch (e) {
      return void 0;
    }
  })();
  var B2S_CHUNK = 8192;
  function charcodesToString(codes) {
    const len = codes.length;
    if (asciiDecoder !== void 0 && len >= 12)
      return asciiDecoder.decode(codes);
    if (len <= B2S_CHUNK)
      return String.fromCharCode.apply(null, codes);
    let res = "";
    for (let i = 0; i < len; i += B2S_CHUNK)
      res += String.fromCharCode.apply(null, codes.subarray(i, i + B2S_CHUNK));
    return res;
  }
  function radix2(bits) {
    anumber(bits);
    if (bits <= 0 || bits > 8)
      throw new RangeError("radix2: bits should be in (0..8]");
    const mask = powers[bits] - 1;
    return {
      encode: (bytes2) => {
        abytes(bytes2);
        const len = bytes2.length;
        const res = new Uint8Array(Math.ceil(len * 8 / bits));
        let carry = 0;
        let pos = 0;
        let j = 0;
        for (let i = 0; i < len; ) {
          if (i + 2 < len) {
            carry = carry << 24 | bytes2[i] << 16 | bytes2[i + 1] << 8 | bytes2[i + 2];
            pos += 24;
            i += 3;
          } else {
            carry = (carry << 8 | bytes2[i]) & 65535;
            pos += 8;
            i++;
          }
          for (; ; ) {
            pos -= bits;
            res[j++] = carry >> pos & mask;
            if (pos < bits)
              break;
          }
        }
        if (pos > 0)
          res[j] = carry << bits - pos & mask;
        return res;
      },
      decode: (digits) => {
        const len = digits.length;
        const res = new Uint8Array(Math.floor(len * bits / 8));
        let carry = 0;
        let pos = 0;
        let j = 0;
        for (let i = 0; i < len; i++) {
          carry = (carry << bits | digits[i]) & 65535;
          pos += bits;
          for (; pos >= 8; pos -= 8)
            res[j++] = carry >> pos - 8 & 255;
        }
        carry = carry << 8 - pos & 255;
        if (pos >= bits)
          throw new Error("Excess padding");
        if (carry > 0)
          throw new Error(`Non-zero padding: ${carry}`);
        return res;
      }
    };
  }
  function alphabet(letters, aliases) {
    const len = letters.length;
    if (len > 128)
      throw new Error("alphabet: max 128 letters");
    const encTable = new Uint8Array(len);
    const decTable = new Int8Array(128).fill(-1);
    for (let i = 0; i < len; i++) {
      const code = letters.charCodeAt(i);
      if (letters.codePointAt(i) !== code || code > 127)
        throw new Error("alphabet: single-char ASCII letters only");
      encTable[i] = code;
      decTable[code] = i;
    }
    if (aliases !== void 0) {
      for (const alias of Object.keys(aliases)) {
        const code = alias.charCodeAt(0);
        const target = decTable[aliases[alias].charCodeAt(0)];
        if (alias.length !== 1 || code > 127 || target === void 0 || target === -1)
          throw new Error(`alphabet: invalid alias ${alias}`);
        decTable[code] = target;
      }
    }
    return {
      encode: (digits) => {
        const codes = new Uint8Array(digits.length);
        for (let i = 0; i < digits.length; i++) {
          const d = digits[i];
          const code = encTable[d];
          if (code === void 0)
            throw new Error(`alphabet.encode: invalid digit ${d}`);
          codes[i] = code;
        }
        return charcodesToString(codes);
      },
      decode: (input) => {
        astr("decode", input);
        const slen = input.length;
        const digits = new Uint8Array(slen);
        for (let i = 0; i < slen; i++) {
          const code = input.charCodeAt(i);
          const digit = code < 128 ? decTable[code] : -1;
          if (digit === -1)
            throw new Error(`Unknown letter "${input[i]}". Allowed: ${letters}`);
          digits[i] = digit;
        }
        return digits;
      }
    };
  }
  function unsafeWrapper(fn) {
    afn(fn);
    return function(...args) {
      try {
        return fn.apply(null, args);
      } catch (e) {
      }
    };
  }
  var base64nopad = /* @__PURE__ */ freeze(() => chain(radix2(6), alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")));
  var BECH_ALPHABET = /* @__PURE__ */ alphabet("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
  var BECH_UPPERCASE_PRINTABLE = /^[\x21-\x60\x7b-\x7e]+$/;
  function assertBech32Printable(label, value) {
    for (let i = 0; i < value.length; i++) {
      const c = value.charCodeAt(i);
      if (c < 33 || c > 126)
        throw new Error(`${label}: printable ASCII expected`);
    }
  }
  function wordsToU8(words) {
    const len = words.length;
    const res = new Uint8Array(len);
    for (let i = 0; i < len; i++) {
      const w = words[i];
      if (w < 0 || w >= 32)
        throw new Error(`alphabet.encode: invalid digit ${w}`);
      res[i] = w;
    }
    return res;
  }
  var POLYMOD_GENERATORS = [996825010, 642813549, 513874426, 1027748829, 705979059];
  function bech32Polymod(pre) {
    const b = pre >> 25;
    let chk = (pre & 33554431) << 5;
    for (let i = 0; i < POLYMOD_GENERATORS.length; i++) {
      if ((b >> i & 1) === 1)
        chk ^= POLYMOD_GENERATORS[i];
    }
    return chk;
  }
  function bechChecksum(prefix, words, encodingConst = 1) {
    const len = prefix.length;
    let chk = 1;
    for (let i = 0; i < len; i++) {
      const c = prefix.charCodeAt(i);
      if (c < 33 || c > 126)
        throw new Error(`Invalid prefix (${prefix})`);
      chk = bech32Polymod(chk) ^ c >> 5;
    }
    chk = bech32Polymod(chk);
    for (let i = 0; i < len; i++)
      chk = bech32Polymod(chk) ^ prefix.charCodeAt(i) & 31;
    for (let v of words)
      chk = bech32Polymod(chk) ^ v;
    for (let i = 0; i < 6; i++)
      chk = bech32Polymod(chk);
    chk ^= encodingConst;
    const sum = new Uint8Array(6);
    for (let i = 0; i < 6; i++)
      sum[i] = chk >>> 5 * (5 - i) & 31;
    return BECH_ALPHABET.encode(sum);
  }
  function genBech32(encoding) {
    const ENCODING_CONST = encoding === "bech32" ? 1 : 734539939;
    const _words = radix2(5);
    const toWords = (from) => {
      abytes(from);
      const len = from.length;
      const res = new Array(Math.ceil(len * 8 / 5));
      let carry = 0;
      let pos = 0;
      let j = 0;
      for (let i = 0; i < len; i++) {
        carry = carry << 8 | from[i];
        pos += 8;
        for (; pos >= 5; pos -= 5)
          res[j++] = carry >> pos - 5 & 31;
      }
      if (pos > 0)
        res[j] = carry << 5 - pos & 31;
      return res;
    };
    const fromWords = (to) => {
      anumArr("radix2.decode", to);
      const len = to.length;
      const digits = new Uint8Array(len);
      for (let i = 0; i < len; i++) {
        const w = to[i];
        if (w < 0 || w >= 32)
          throw new Error(`convertRadix2: invalid word=${w}`);
        digits[i] = w;
      }
      return _words.decode(digits);
    };
    const fromWordsUnsafe = unsafeWrapper(fromWords);
    function encode(prefix, words, limit = 90) {
      astr("bech32.encode prefix", prefix);
      if (limit !== false)
        anumber(limit, "limit");
      if (isBytes(words))
        words = u8ToNumArr(words);
      anumArr("bech32.encode", words);
      const plen = prefix.length;
      if (plen === 0)
        throw new TypeError(`Invalid prefix length ${plen}`);
      const actualLength = plen + 7 + words.length;
      if (limit !== false && actualLength > limit)
        throw new TypeError(`Length ${actualLength} exceeds limit ${limit}`);
      assertBech32Printable("bech32.encode prefix", prefix);
      const lowered = prefix.toLowerCase();
      const sum = bechChecksum(lowered, words, ENCODING_CONST);
      return `${lowered}1${BECH_ALPHABET.encode(wordsToU8(words))}${sum}`;
    }
    function decode2(str, limit = 90) {
      astr("bech32.decode input", str);
      if (limit !== false)
        anumber(limit, "limit");
      const slen = str.length;
      if (slen < 8 || limit !== false && slen > limit)
        throw new TypeError(`invalid string length ${slen}, expected (8..${limit})`);
      const lowered = str.toLowerCase();
      if (str !== lowered) {
        if (!BECH_UPPERCASE_PRINTABLE.test(str)) {
          assertBech32Printable("bech32.decode input", str);
          throw new Error(`mixed-case string not allowed`);
        }
      }
      const sepIndex = lowered.lastIndexOf("1");
      if (sepIndex === 0 || sepIndex === -1)
        throw new Error(`invalid separator "1"`);
      const prefix = lowered.slice(0, sepIndex);
      const data = lowered.slice(sepIndex + 1);
      if (data.length < 6)
        throw new Error("invalid data length");
      const digits = BECH_ALPHABET.decode(data);
      const words = u8ToNumArr(digits, digits.length - 6);
      const sum = bechChecksum(prefix, words, ENCODING_CONST);
      if (!data.endsWith(sum))
        throw new Error(`Invalid checksum in ${str}`);
      return { prefix, words };
    }
    const decodeUnsafe = unsafeWrapper(decode2);
    function decodeToBytes(str, limit = 90) {
      const { prefix, words } = decode2(str, limit);
      return {
        prefix,
        words,
        bytes: fromWords(words)
      };
    }
    function encodeFromBytes(prefix, bytes2) {
      return encode(prefix, toWords(bytes2));
    }
    return {
      encode,
      decode: decode2,
      encodeFromBytes,
      decodeToBytes,
      decodeUnsafe,
      fromWords,
      fromWordsUnsafe,
      toWords
    };
  }
  var bech32 = /* @__PURE__ */ freeze(() => genBech32("bech32"));

  // node_modules/@noble/hashes/utils.js
  /*! noble-hashes - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  function isBytes2(a) {
    return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array";
  }
  function anumber2(n, title = "") {
    if (!Number.isSafeInteger(n) || n < 0) {
      const prefix = title && `"${title}" `;
      throw new Error(`${prefix}expected integer >= 0, got ${n}`);
    }
  }
  function abytes2(value, length, title = "") {
    const bytes2 = isBytes2(value);
    const len = value?.length;
    const needsLen = length !== void 0;
    if (!bytes2 || needsLen && len !== length) {
      const prefix = title && `"${title}" `;
      const ofLen = needsLen ? ` of length ${length}` : "";
      const got = bytes2 ? `length=${len}` : `type=${typeof value}`;
      throw new Error(prefix + "expected Uint8Array" + ofLen + ", got " + got);
    }
    return value;
  }
  function ahash(h) {
    if (typeof h !== "function" || typeof h.create !== "function")
      throw new Error("Hash must wrapped by utils.createHasher");
    anumber2(h.outputLen);
    anumber2(h.blockLen);
  }
  function aexists(instance, checkFinished = true) {
    if (instance.destroyed)
      throw new Error("Hash instance has been destroyed");
    if (checkFinished && instance.finished)
      throw new Error("Hash#digest() has already been called");
  }
  function aoutput(out, instance) {
    abytes2(out, void 0, "digestInto() output");
    const min = instance.outputLen;
    if (out.length < min) {
      throw new Error('"digestInto() output" expected to be of length >=' + min);
    }
  }
  function u32(arr) {
    return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
  }
  function clean(...arrays) {
    for (let i = 0; i < arrays.length; i++) {
      arrays[i].fill(0);
    }
  }
  function createView(arr) {
    return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
  }
  function rotr(word, shift) {
    return word << 32 - shift | word >>> shift;
  }
  var isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
  function byteSwap(word) {
    return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
  }
  function byteSwap32(arr) {
    for (let i = 0; i < arr.length; i++) {
      arr[i] = byteSwap(arr[i]);
    }
    return arr;
  }
  var swap32IfBE = isLE ? (u) => u : byteSwap32;
  var hasHexBuiltin = /* @__PURE__ */ (() => (
    // @ts-ignore
    typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function"
  ))();
  var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
  function bytesToHex(bytes2) {
    abytes2(bytes2);
    if (hasHexBuiltin)
      return bytes2.toHex();
    let hex2 = "";
    for (let i = 0; i < bytes2.length; i++) {
      hex2 += hexes[bytes2[i]];
    }
    return hex2;
  }
  var asciis = { _0: 48, _9: 57, A: 65, F: 70, a: 97, f: 102 };
  function asciiToBase16(ch) {
    if (ch >= asciis._0 && ch <= asciis._9)
      return ch - asciis._0;
    if (ch >= asciis.A && ch <= asciis.F)
      return ch - (asciis.A - 10);
    if (ch >= asciis.a && ch <= asciis.f)
      return ch - (asciis.a - 10);
    return;
  }
  function hexToBytes(hex2) {
    if (typeof hex2 !== "string")
      throw new Error("hex string expected, got " + typeof hex2);
    if (hasHexBuiltin)
      return Uint8Array.fromHex(hex2);
    const hl = hex2.length;
    const al = hl / 2;
    if (hl % 2)
      throw new Error("hex string expected, got unpadded hex of length " + hl);
    const array = new Uint8Array(al);
    for (let ai = 0, hi = 0; ai < al; ai++, hi += 2) {
      const n1 = asciiToBase16(hex2.charCodeAt(hi));
      const n2 = asciiToBase16(hex2.charCodeAt(hi + 1));
      if (n1 === void 0 || n2 === void 0) {
        const char = hex2[hi] + hex2[hi + 1];
        throw new Error('hex string expected, got non-hex character "' + char + '" at index ' + hi);
      }
      array[ai] = n1 * 16 + n2;
    }
    return array;
  }
  function concatBytes(...arrays) {
    let sum = 0;
    for (let i = 0; i < arrays.length; i++) {
      const a = arrays[i];
      abytes2(a);
      sum += a.length;
    }
    const res = new Uint8Array(sum);
    for (let i = 0, pad = 0; i < arrays.length; i++) {
      const a = arrays[i];
      res.set(a, pad);
      pad += a.length;
    }
    return res;
  }
  function createHasher(hashCons, info = {}) {
    const hashC = (msg, opts2) => hashCons(opts2).update(msg).digest();
    const tmp = hashCons(void 0);
    hashC.outputLen = tmp.outputLen;
    hashC.blockLen = tmp.blockLen;
    hashC.create = (opts2) => hashCons(opts2);
    Object.assign(hashC, info);
    return Object.freeze(hashC);
  }
  function randomBytes(bytesLength = 32) {
    const cr = typeof globalThis === "object" ? globalThis.crypto : null;
    if (typeof cr?.getRandomValues !== "function")
      throw new Error("crypto.getRandomValues must be defined");
    return cr.getRandomValues(new Uint8Array(bytesLength));
  }
  var oidNist = (suffix) => ({
    oid: Uint8Array.from([6, 9, 96, 134, 72, 1, 101, 3, 4, 2, suffix])
  });

  // node_modules/@noble/hashes/hmac.js
  var _HMAC = class {
    oHash;
    iHash;
    blockLen;
    outputLen;
    finished = false;
    destroyed = false;
    constructor(hash2, key) {
      ahash(hash2);
      abytes2(key, void 0, "key");
      this.iHash = hash2.create();
      if (typeof this.iHash.update !== "function")
        throw new Error("Expected instance of class which extends utils.Hash");
      this.blockLen = this.iHash.blockLen;
      this.outputLen = this.iHash.outputLen;
      const blockLen = this.blockLen;
      const pad = new Uint8Array(blockLen);
      pad.set(key.length > blockLen ? hash2.create().update(key).digest() : key);
      for (let i = 0; i < pad.length; i++)
        pad[i] ^= 54;
      this.iHash.update(pad);
      this.oHash = hash2.create();
      for (let i = 0; i < pad.length; i++)
        pad[i] ^= 54 ^ 92;
      this.oHash.update(pad);
      clean(pad);
    }
    update(buf) {
      aexists(this);
      this.iHash.update(buf);
      return this;
    }
    digestInto(out) {
      aexists(this);
      abytes2(out, this.outputLen, "output");
      this.finished = true;
      this.iHash.digestInto(out);
      this.oHash.update(out);
      this.oHash.digestInto(out);
      this.destroy();
    }
    digest() {
      const out = new Uint8Array(this.oHash.outputLen);
      this.digestInto(out);
      return out;
    }
    _cloneInto(to) {
      to ||= Object.create(Object.getPrototypeOf(this), {});
      const { oHash, iHash, finished, destroyed, blockLen, outputLen } = this;
      to = to;
      to.finished = finished;
      to.destroyed = destroyed;
      to.blockLen = blockLen;
      to.outputLen = outputLen;
      to.oHash = oHash._cloneInto(to.oHash);
      to.iHash = iHash._cloneInto(to.iHash);
      return to;
    }
    clone() {
      return this._cloneInto();
    }
    destroy() {
      this.destroyed = true;
      this.oHash.destroy();
      this.iHash.destroy();
    }
  };
  var hmac = (hash2, key, message2) => new _HMAC(hash2, key).update(message2).digest();
  hmac.create = (hash2, key) => new _HMAC(hash2, key);

  // node_modules/@noble/hashes/hkdf.js
  function extract(hash2, ikm, salt) {
    ahash(hash2);
    if (salt === void 0)
      salt = new Uint8Array(hash2.outputLen);
    return hmac(hash2, salt, ikm);
  }
  var HKDF_COUNTER = /* @__PURE__ */ Uint8Array.of(0);
  var EMPTY_BUFFER = /* @__PURE__ */ Uint8Array.of();
  function expand(hash2, prk, info, length = 32) {
    ahash(hash2);
    anumber2(length, "length");
    const olen = hash2.outputLen;
    if (length > 255 * olen)
      throw new Error("Length must be <= 255*HashLen");
    const blocks = Math.ceil(length / olen);
    if (info === void 0)
      info = EMPTY_BUFFER;
    else
      abytes2(info, void 0, "info");
    const okm = new Uint8Array(blocks * olen);
    const HMAC = hmac.create(hash2, prk);
    const HMACTmp = HMAC._cloneInto();
    const T = new Uint8Array(HMAC.outputLen);
    for (let counter = 0; counter < blocks; counter++) {
      HKDF_COUNTER[0] = counter + 1;
      HMACTmp.update(counter === 0 ? EMPTY_BUFFER : T).update(info).update(HKDF_COUNTER).digestInto(T);
      okm.set(T, olen * counter);
      HMAC._cloneInto(HMACTmp);
    }
    HMAC.destroy();
    HMACTmp.destroy();
    clean(T, HKDF_COUNTER);
    return okm.slice(0, length);
  }
  var hkdf = (hash2, ikm, salt, info, length) => expand(hash2, extract(hash2, ikm, salt), info, length);

  // node_modules/@noble/hashes/_md.js
  function Chi(a, b, c) {
    return a & b ^ ~a & c;
  }
  function Maj(a, b, c) {
    return a & b ^ a & c ^ b & c;
  }
  var HashMD = class {
    blockLen;
    outputLen;
    padOffset;
    isLE;
    // For partial updates less than block size
    buffer;
    view;
    finished = false;
    length = 0;
    pos = 0;
    destroyed = false;
    constructor(blockLen, outputLen, padOffset, isLE3) {
      this.blockLen = blockLen;
      this.outputLen = outputLen;
      this.padOffset = padOffset;
      this.isLE = isLE3;
      this.buffer = new Uint8Array(blockLen);
      this.view = createView(this.buffer);
    }
    update(data) {
      aexists(this);
      abytes2(data);
      const { view, buffer, blockLen } = this;
      const len = data.length;
      for (let pos = 0; pos < len; ) {
        const take2 = Math.min(blockLen - this.pos, len - pos);
        if (take2 === blockLen) {
          const dataView = createView(data);
          for (; blockLen <= len - pos; pos += blockLen)
            this.process(dataView, pos);
          continue;
        }
        buffer.set(data.subarray(pos, pos + take2), this.pos);
        this.pos += take2;
        pos += take2;
        if (this.pos === blockLen) {
          this.process(view, 0);
          this.pos = 0;
        }
      }
      this.length += data.length;
      this.roundClean();
      return this;
    }
    digestInto(out) {
      aexists(this);
      aoutput(out, this);
      this.finished = true;
      const { buffer, view, blockLen, isLE: isLE3 } = this;
      let { pos } = this;
      buffer[pos++] = 128;
      clean(this.buffer.subarray(pos));
      if (this.padOffset > blockLen - pos) {
        this.process(view, 0);
        pos = 0;
      }
      for (let i = pos; i < blockLen; i++)
        buffer[i] = 0;
      view.setBigUint64(blockLen - 8, BigInt(this.length * 8), isLE3);
      this.process(view, 0);
      const oview = createView(out);
      const len = this.outputLen;
      if (len % 4)
        throw new Error("_sha2: outputLen must be aligned to 32bit");
      const outLen = len / 4;
      const state = this.get();
      if (outLen > state.length)
        throw new Error("_sha2: outputLen bigger than state");
      for (let i = 0; i < outLen; i++)
        oview.setUint32(4 * i, state[i], isLE3);
    }
    digest() {
      const { buffer, outputLen } = this;
      this.digestInto(buffer);
      const res = buffer.slice(0, outputLen);
      this.destroy();
      return res;
    }
    _cloneInto(to) {
      to ||= new this.constructor();
      to.set(...this.get());
      const { blockLen, buffer, length, finished, destroyed, pos } = this;
      to.destroyed = destroyed;
      to.finished = finished;
      to.length = length;
      to.pos = pos;
      if (length % blockLen)
        to.buffer.set(buffer);
      return to;
    }
    clone() {
      return this._cloneInto();
    }
  };
  var SHA256_IV = /* @__PURE__ */ Uint32Array.from([
    1779033703,
    3144134277,
    1013904242,
    2773480762,
    1359893119,
    2600822924,
    528734635,
    1541459225
  ]);

  // node_modules/@noble/hashes/_u64.js
  var U32_MASK64 = /* @__PURE__ */ BigInt(2 ** 32 - 1);
  var _32n = /* @__PURE__ */ BigInt(32);
  function fromBig(n, le = false) {
    if (le)
      return { h: Number(n & U32_MASK64), l: Number(n >> _32n & U32_MASK64) };
    return { h: Number(n >> _32n & U32_MASK64) | 0, l: Number(n & U32_MASK64) | 0 };
  }
  function split(lst, le = false) {
    const len = lst.length;
    let Ah = new Uint32Array(len);
    let Al = new Uint32Array(len);
    for (let i = 0; i < len; i++) {
      const { h, l } = fromBig(lst[i], le);
      [Ah[i], Al[i]] = [h, l];
    }
    return [Ah, Al];
  }
  var rotlSH = (h, l, s) => h << s | l >>> 32 - s;
  var rotlSL = (h, l, s) => l << s | h >>> 32 - s;
  var rotlBH = (h, l, s) => l << s - 32 | h >>> 64 - s;
  var rotlBL = (h, l, s) => h << s - 32 | l >>> 64 - s;

  // node_modules/@noble/hashes/sha2.js
  var SHA256_K = /* @__PURE__ */ Uint32Array.from([
    1116352408,
    1899447441,
    3049323471,
    3921009573,
    961987163,
    1508970993,
    2453635748,
    2870763221,
    3624381080,
    310598401,
    607225278,
    1426881987,
    1925078388,
    2162078206,
    2614888103,
    3248222580,
    3835390401,
    4022224774,
    264347078,
    604807628,
    770255983,
    1249150122,
    1555081692,
    1996064986,
    2554220882,
    2821834349,
    2952996808,
    3210313671,
    3336571891,
    3584528711,
    113926993,
    338241895,
    666307205,
    773529912,
    1294757372,
    1396182291,
    1695183700,
    1986661051,
    2177026350,
    2456956037,
    2730485921,
    2820302411,
    3259730800,
    3345764771,
    3516065817,
    3600352804,
    4094571909,
    275423344,
    430227734,
    506948616,
    659060556,
    883997877,
    958139571,
    1322822218,
    1537002063,
    1747873779,
    1955562222,
    2024104815,
    2227730452,
    2361852424,
    2428436474,
    2756734187,
    3204031479,
    3329325298
  ]);
  var SHA256_W = /* @__PURE__ */ new Uint32Array(64);
  var SHA2_32B = class extends HashMD {
    constructor(outputLen) {
      super(64, outputLen, 8, false);
    }
    get() {
      const { A, B, C, D, E, F: F2, G, H } = this;
      return [A, B, C, D, E, F2, G, H];
    }
    // prettier-ignore
    set(A, B, C, D, E, F2, G, H) {
      this.A = A | 0;
      this.B = B | 0;
      this.C = C | 0;
      this.D = D | 0;
      this.E = E | 0;
      this.F = F2 | 0;
      this.G = G | 0;
      this.H = H | 0;
    }
    process(view, offset) {
      for (let i = 0; i < 16; i++, offset += 4)
        SHA256_W[i] = view.getUint32(offset, false);
      for (let i = 16; i < 64; i++) {
        const W15 = SHA256_W[i - 15];
        const W2 = SHA256_W[i - 2];
        const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
        const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
        SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
      }
      let { A, B, C, D, E, F: F2, G, H } = this;
      for (let i = 0; i < 64; i++) {
        const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
        const T1 = H + sigma1 + Chi(E, F2, G) + SHA256_K[i] + SHA256_W[i] | 0;
        const sigma0 = rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22);
        const T2 = sigma0 + Maj(A, B, C) | 0;
        H = G;
        G = F2;
        F2 = E;
        E = D + T1 | 0;
        D = C;
        C = B;
        B = A;
        A = T1 + T2 | 0;
      }
      A = A + this.A | 0;
      B = B + this.B | 0;
      C = C + this.C | 0;
      D = D + this.D | 0;
      E = E + this.E | 0;
      F2 = F2 + this.F | 0;
      G = G + this.G | 0;
      H = H + this.H | 0;
      this.set(A, B, C, D, E, F2, G, H);
    }
    roundClean() {
      clean(SHA256_W);
    }
    destroy() {
      this.set(0, 0, 0, 0, 0, 0, 0, 0);
      clean(this.buffer);
    }
  };
  var _SHA256 = class extends SHA2_32B {
    // We cannot use array here since array allows indexing by variable
    // which means optimizer/compiler cannot use registers.
    A = SHA256_IV[0] | 0;
    B = SHA256_IV[1] | 0;
    C = SHA256_IV[2] | 0;
    D = SHA256_IV[3] | 0;
    E = SHA256_IV[4] | 0;
    F = SHA256_IV[5] | 0;
    G = SHA256_IV[6] | 0;
    H = SHA256_IV[7] | 0;
    constructor() {
      super(32);
    }
  };
  var sha2562 = /* @__PURE__ */ createHasher(
    () => new _SHA256(),
    /* @__PURE__ */ oidNist(1)
  );

  // node_modules/@noble/hashes/scrypt.js
  function absent() {
    throw new Error("left out of this client: see build/shed.mjs");
  }
  var scrypt = absent;

  // node_modules/@noble/ciphers/utils.js
  /*! noble-ciphers - MIT License (c) 2023 Paul Miller (paulmillr.com) */
  function isBytes3(a) {
    return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
  }
  var atitle = (title) => title ? `"${title}" ` : "";
  function abool(value, title = "") {
    if (typeof value !== "boolean")
      throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
    return value;
  }
  function anumber3(n, title = "") {
    if (typeof n !== "number")
      throw new TypeError(atitle(title) + "expected number, got " + typeof n);
    if (!Number.isSafeInteger(n) || n < 0)
      throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
    return n;
  }
  function abytes3(value, length, title = "") {
    if (isBytes3(value) && (length === void 0 || value.length === length))
      return value;
    if (length !== void 0)
      anumber3(length, "length");
    const bytes2 = isBytes3(value);
    const ofLen = length !== void 0 ? ` of length ${length}` : "";
    const got = bytes2 ? `length=${value.length}` : `type=${typeof value}`;
    const message2 = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
    if (!bytes2)
      throw new TypeError(message2);
    throw new RangeError(message2);
  }
  var aobject = (value, label) => {
    if (value === null || typeof value !== "object" || Array.isArray(value))
      throw new TypeError(label === "object" ? "expected valid options object" : `"${label}" expected object, got type=${typeof value}`);
  };
  function aexists2(instance, checkFinished = true) {
    if (instance.destroyed)
      throw new Error("hash was destroyed");
    if (checkFinished && instance.finished)
      throw new Error("digest() was already called");
  }
  function aoutput2(out, instance) {
    abytes3(out, void 0, "output");
    const min = instance.outputLen;
    if (!(out.length >= min)) {
      throw new RangeError('"output" expected length >= ' + min);
    }
  }
  function u322(arr) {
    return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
  }
  function clean2(...arrays) {
    for (let i = 0; i < arrays.length; i++) {
      arrays[i].fill(0);
    }
  }
  function createView2(arr) {
    return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
  }
  var isLE2 = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
  function byteSwap2(word) {
    return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
  }
  function byteSwap322(arr) {
    for (let i = 0; i < arr.length; i++) {
      arr[i] = byteSwap2(arr[i]);
    }
    return arr;
  }
  var swap32IfBE2 = isLE2 ? (u) => u : byteSwap322;
  function overlapBytes(a, b) {
    if (!a.byteLength || !b.byteLength)
      return false;
    return a.buffer === b.buffer && // best we can do, may fail with an obscure Proxy
    a.byteOffset < b.byteOffset + b.byteLength && // a starts before b end
    b.byteOffset < a.byteOffset + a.byteLength;
  }
  function complexOverlapBytes(input, output) {
    if (overlapBytes(input, output) && input.byteOffset < output.byteOffset)
      throw new Error("complex overlap of input and output is not supported");
  }
  function checkOpts(defaults, opts2) {
    aobject(defaults, "defaults");
    aobject(opts2, "opts");
    const merged = Object.assign(defaults, opts2);
    return merged;
  }
  function equalBytes(a, b) {
    a = abytes3(a);
    b = abytes3(b);
    if (a.length !== b.length)
      return false;
    let diff = 0;
    for (let i = 0; i < a.length; i++)
      diff |= a[i] ^ b[i];
    return diff === 0;
  }
  function wrapMacConstructor(keyLen, macCons, fromMsg) {
    const mac = macCons;
    const getArgs = fromMsg || (() => []);
    const macC = (msg, key) => mac(key, ...getArgs(msg)).update(msg).digest();
    const tmp = mac(new Uint8Array(keyLen), ...getArgs(new Uint8Array(0)));
    macC.outputLen = tmp.outputLen;
    macC.blockLen = tmp.blockLen;
    macC.create = (key, ...args) => mac(key, ...args);
    return macC;
  }
  var wrapCipher = /* @__NO_SIDE_EFFECTS__ */ (params, constructor) => {
    function wrappedCipher(key, ...args) {
      abytes3(key, void 0, "key");
      if (params.nonceLength !== void 0) {
        const nonce = args[0];
        abytes3(nonce, params.varSizeNonce ? void 0 : params.nonceLength, "nonce");
      }
      const tagl = params.tagLength;
      const aadStart = params.nonceLength !== void 0 ? 1 : 0;
      if (!params.withAAD) {
        for (let i = aadStart; i < args.length; i++)
          if (isBytes3(args[i]))
            throw new Error("AAD not supported");
      }
      if (params.withAAD && args[aadStart] !== void 0)
        abytes3(args[aadStart], void 0, "AAD");
      const cipher = constructor(key, ...args);
      const checkOutput = (fnLength, output) => {
        if (output !== void 0) {
          if (fnLength !== 2)
            throw new Error("cipher output not supported");
          abytes3(output, void 0, "output");
        }
      };
      let called = false;
      const wrCipher = {
        encrypt(data, output) {
          if (called)
            throw new Error("cannot encrypt() twice with same key + nonce");
          called = true;
          abytes3(data, void 0, "data");
          checkOutput(cipher.encrypt.length, output);
          return cipher.encrypt(data, output);
        },
        decrypt(data, output) {
          abytes3(data, void 0, "data");
          if (tagl && data.length < tagl)
            throw new Error('"ciphertext" expected length >= tagLength=' + tagl);
          checkOutput(cipher.decrypt.length, output);
          return cipher.decrypt(data, output);
        }
      };
      return wrCipher;
    }
    Object.assign(wrappedCipher, params);
    return wrappedCipher;
  };
  function getOutput(expectedLength, out, onlyAligned = true) {
    if (out === void 0)
      return new Uint8Array(expectedLength);
    abytes3(out, expectedLength, "output");
    if (onlyAligned && !isAligned32(out))
      throw new Error("invalid output, must be aligned");
    return out;
  }
  function u64Lengths(dataLength, aadLength, isLE3) {
    anumber3(dataLength);
    anumber3(aadLength);
    abool(isLE3);
    const num = new Uint8Array(16);
    const view = createView2(num);
    view.setBigUint64(0, BigInt(aadLength), isLE3);
    view.setBigUint64(8, BigInt(dataLength), isLE3);
    return num;
  }
  function isAligned32(bytes2) {
    return bytes2.byteOffset % 4 === 0;
  }
  function copyBytes(bytes2) {
    return Uint8Array.from(abytes3(bytes2));
  }

  // node_modules/@noble/ciphers/_arx.js
  var encodeStr = (str) => Uint8Array.from(str.split(""), (c) => c.charCodeAt(0));
  var sigma16_32 = /* @__PURE__ */ (() => swap32IfBE2(u322(encodeStr("expand 16-byte k"))))();
  var sigma32_32 = /* @__PURE__ */ (() => swap32IfBE2(u322(encodeStr("expand 32-byte k"))))();
  function rotl(a, b) {
    return a << b | a >>> 32 - b;
  }
  var BLOCK_LEN = 64;
  var BLOCK_LEN32 = 16;
  var MAX_COUNTER = /* @__PURE__ */ (() => 2 ** 32 - 1)();
  var U32_EMPTY = /* @__PURE__ */ Uint32Array.of();
  function runCipher(core, sigma, key, nonce, data, output, counter, rounds) {
    const len = data.length;
    const block = new Uint8Array(BLOCK_LEN);
    const b32 = u322(block);
    const isAligned = isLE2 && isAligned32(data) && isAligned32(output);
    const d32 = isAligned ? u322(data) : U32_EMPTY;
    const o32 = isAligned ? u322(output) : U32_EMPTY;
    if (!isLE2) {
      for (let pos = 0; pos < len; counter++) {
        core(sigma, key, nonce, b32, counter, rounds);
        swap32IfBE2(b32);
        if (counter >= MAX_COUNTER)
          throw new Error("arx: counter overflow");
        const take2 = Math.min(BLOCK_LEN, len - pos);
        for (let j = 0, posj; j < take2; j++) {
          posj = pos + j;
          output[posj] = data[posj] ^ block[j];
        }
        pos += take2;
      }
      return;
    }
    for (let pos = 0; pos < len; counter++) {
      core(sigma, key, nonce, b32, counter, rounds);
      if (counter >= MAX_COUNTER)
        throw new Error("arx: counter overflow");
      const take2 = Math.min(BLOCK_LEN, len - pos);
      if (isAligned && take2 === BLOCK_LEN) {
        const pos32 = pos / 4;
        if (pos % 4 !== 0)
          throw new Error("arx: invalid block position");
        for (let j = 0, posj; j < BLOCK_LEN32; j++) {
          posj = pos32 + j;
          o32[posj] = d32[posj] ^ b32[j];
        }
        pos += BLOCK_LEN;
        continue;
      }
      for (let j = 0, posj; j < take2; j++) {
        posj = pos + j;
        output[posj] = data[posj] ^ block[j];
      }
      pos += take2;
    }
  }
  function createCipher(core, opts2) {
    const { allowShortKeys, extendNonceFn, counterLength, counterRight, rounds } = checkOpts({ allowShortKeys: false, counterLength: 8, counterRight: false, rounds: 20 }, opts2);
    if (typeof core !== "function")
      throw new Error("core must be a function");
    anumber3(counterLength);
    anumber3(rounds);
    abool(counterRight);
    abool(allowShortKeys);
    return (key, nonce, data, output, counter = 0) => {
      abytes3(key, void 0, "key");
      abytes3(nonce, void 0, "nonce");
      abytes3(data, void 0, "data");
      const len = data.length;
      const hasOutput = output !== void 0;
      output = getOutput(len, output, false);
      if (hasOutput)
        complexOverlapBytes(data, output);
      anumber3(counter);
      if (counter < 0 || counter >= MAX_COUNTER)
        throw new Error("arx: counter overflow");
      const toClean = [];
      let l = key.length;
      let k;
      let sigma;
      if (l === 32) {
        toClean.push(k = copyBytes(key));
        sigma = sigma32_32;
      } else if (l === 16 && allowShortKeys) {
        k = new Uint8Array(32);
        k.set(key);
        k.set(key, 16);
        sigma = sigma16_32;
        toClean.push(k);
      } else {
        abytes3(key, 32, "arx key");
        throw new Error("invalid key size");
      }
      if (!isLE2 || !isAligned32(nonce))
        toClean.push(nonce = copyBytes(nonce));
      let k32 = u322(k);
      if (extendNonceFn) {
        if (nonce.length !== 24)
          throw new Error("arx: extended nonce must be 24 bytes");
        const n16 = nonce.subarray(0, 16);
        if (isLE2)
          extendNonceFn(sigma, k32, u322(n16), k32);
        else {
          const sigmaRaw = swap32IfBE2(Uint32Array.from(sigma));
          extendNonceFn(sigmaRaw, k32, u322(n16), k32);
          clean2(sigmaRaw);
          swap32IfBE2(k32);
        }
        nonce = nonce.subarray(16);
      } else if (!isLE2)
        swap32IfBE2(k32);
      const nonceNcLen = 16 - counterLength;
      if (nonceNcLen !== nonce.length)
        throw new Error(`arx: nonce must be ${nonceNcLen} or 16 bytes`);
      if (nonceNcLen !== 12) {
        const nc = new Uint8Array(12);
        nc.set(nonce, counterRight ? 0 : 12 - nonce.length);
        nonce = nc;
        toClean.push(nonce);
      }
      const n32 = swap32IfBE2(u322(nonce));
      try {
        runCipher(core, sigma, k32, n32, data, output, counter, rounds);
        return output;
      } finally {
        clean2(...toClean);
      }
    };
  }

  // node_modules/@noble/ciphers/_poly1305.js
  function u8to16(a, i) {
    return a[i++] & 255 | (a[i++] & 255) << 8;
  }
  var Poly1305 = class {
    blockLen = 16;
    outputLen = 16;
    buffer = new Uint8Array(16);
    r = new Uint16Array(10);
    // Allocating 1 array with .subarray() here is slower than 3
    h = new Uint16Array(10);
    pad = new Uint16Array(8);
    pos = 0;
    finished = false;
    destroyed = false;
    // Can be speed-up using BigUint64Array, at the cost of complexity
    constructor(key) {
      key = copyBytes(abytes3(key, 32, "key"));
      const t0 = u8to16(key, 0);
      const t1 = u8to16(key, 2);
      const t2 = u8to16(key, 4);
      const t3 = u8to16(key, 6);
      const t4 = u8to16(key, 8);
      const t5 = u8to16(key, 10);
      const t6 = u8to16(key, 12);
      const t7 = u8to16(key, 14);
      this.r[0] = t0 & 8191;
      this.r[1] = (t0 >>> 13 | t1 << 3) & 8191;
      this.r[2] = (t1 >>> 10 | t2 << 6) & 7939;
      this.r[3] = (t2 >>> 7 | t3 << 9) & 8191;
      this.r[4] = (t3 >>> 4 | t4 << 12) & 255;
      this.r[5] = t4 >>> 1 & 8190;
      this.r[6] = (t4 >>> 14 | t5 << 2) & 8191;
      this.r[7] = (t5 >>> 11 | t6 << 5) & 8065;
      this.r[8] = (t6 >>> 8 | t7 << 8) & 8191;
      this.r[9] = t7 >>> 5 & 127;
      for (let i = 0; i < 8; i++)
        this.pad[i] = u8to16(key, 16 + 2 * i);
    }
    process(data, offset, isLast = false) {
      const hibit = isLast ? 0 : 1 << 11;
      const { h, r } = this;
      const r0 = r[0];
      const r1 = r[1];
      const r2 = r[2];
      const r3 = r[3];
      const r4 = r[4];
      const r5 = r[5];
      const r6 = r[6];
      const r7 = r[7];
      const r8 = r[8];
      const r9 = r[9];
      const t0 = u8to16(data, offset + 0);
      const t1 = u8to16(data, offset + 2);
      const t2 = u8to16(data, offset + 4);
      const t3 = u8to16(data, offset + 6);
      const t4 = u8to16(data, offset + 8);
      const t5 = u8to16(data, offset + 10);
      const t6 = u8to16(data, offset + 12);
      const t7 = u8to16(data, offset + 14);
      let h0 = h[0] + (t0 & 8191);
      let h1 = h[1] + ((t0 >>> 13 | t1 << 3) & 8191);
      let h2 = h[2] + ((t1 >>> 10 | t2 << 6) & 8191);
      let h3 = h[3] + ((t2 >>> 7 | t3 << 9) & 8191);
      let h4 = h[4] + ((t3 >>> 4 | t4 << 12) & 8191);
      let h5 = h[5] + (t4 >>> 1 & 8191);
      let h6 = h[6] + ((t4 >>> 14 | t5 << 2) & 8191);
      let h7 = h[7] + ((t5 >>> 11 | t6 << 5) & 8191);
      let h8 = h[8] + ((t6 >>> 8 | t7 << 8) & 8191);
      let h9 = h[9] + (t7 >>> 5 | hibit);
      let c = 0;
      let d0 = c + h0 * r0 + h1 * (5 * r9) + h2 * (5 * r8) + h3 * (5 * r7) + h4 * (5 * r6);
      c = d0 >>> 13;
      d0 &= 8191;
      d0 += h5 * (5 * r5) + h6 * (5 * r4) + h7 * (5 * r3) + h8 * (5 * r2) + h9 * (5 * r1);
      c += d0 >>> 13;
      d0 &= 8191;
      let d1 = c + h0 * r1 + h1 * r0 + h2 * (5 * r9) + h3 * (5 * r8) + h4 * (5 * r7);
      c = d1 >>> 13;
      d1 &= 8191;
      d1 += h5 * (5 * r6) + h6 * (5 * r5) + h7 * (5 * r4) + h8 * (5 * r3) + h9 * (5 * r2);
      c += d1 >>> 13;
      d1 &= 8191;
      let d2 = c + h0 * r2 + h1 * r1 + h2 * r0 + h3 * (5 * r9) + h4 * (5 * r8);
      c = d2 >>> 13;
      d2 &= 8191;
      d2 += h5 * (5 * r7) + h6 * (5 * r6) + h7 * (5 * r5) + h8 * (5 * r4) + h9 * (5 * r3);
      c += d2 >>> 13;
      d2 &= 8191;
      let d3 = c + h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * (5 * r9);
      c = d3 >>> 13;
      d3 &= 8191;
      d3 += h5 * (5 * r8) + h6 * (5 * r7) + h7 * (5 * r6) + h8 * (5 * r5) + h9 * (5 * r4);
      c += d3 >>> 13;
      d3 &= 8191;
      let d4 = c + h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
      c = d4 >>> 13;
      d4 &= 8191;
      d4 += h5 * (5 * r9) + h6 * (5 * r8) + h7 * (5 * r7) + h8 * (5 * r6) + h9 * (5 * r5);
      c += d4 >>> 13;
      d4 &= 8191;
      let d5 = c + h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1;
      c = d5 >>> 13;
      d5 &= 8191;
      d5 += h5 * r0 + h6 * (5 * r9) + h7 * (5 * r8) + h8 * (5 * r7) + h9 * (5 * r6);
      c += d5 >>> 13;
      d5 &= 8191;
      let d6 = c + h0 * r6 + h1 * r5 + h2 * r4 + h3 * r3 + h4 * r2;
      c = d6 >>> 13;
      d6 &= 8191;
      d6 += h5 * r1 + h6 * r0 + h7 * (5 * r9) + h8 * (5 * r8) + h9 * (5 * r7);
      c += d6 >>> 13;
      d6 &= 8191;
      let d7 = c + h0 * r7 + h1 * r6 + h2 * r5 + h3 * r4 + h4 * r3;
      c = d7 >>> 13;
      d7 &= 8191;
      d7 += h5 * r2 + h6 * r1 + h7 * r0 + h8 * (5 * r9) + h9 * (5 * r8);
      c += d7 >>> 13;
      d7 &= 8191;
      let d8 = c + h0 * r8 + h1 * r7 + h2 * r6 + h3 * r5 + h4 * r4;
      c = d8 >>> 13;
      d8 &= 8191;
      d8 += h5 * r3 + h6 * r2 + h7 * r1 + h8 * r0 + h9 * (5 * r9);
      c += d8 >>> 13;
      d8 &= 8191;
      let d9 = c + h0 * r9 + h1 * r8 + h2 * r7 + h3 * r6 + h4 * r5;
      c = d9 >>> 13;
      d9 &= 8191;
      d9 += h5 * r4 + h6 * r3 + h7 * r2 + h8 * r1 + h9 * r0;
      c += d9 >>> 13;
      d9 &= 8191;
      c = (c << 2) + c | 0;
      c = c + d0 | 0;
      d0 = c & 8191;
      c = c >>> 13;
      d1 += c;
      h[0] = d0;
      h[1] = d1;
      h[2] = d2;
      h[3] = d3;
      h[4] = d4;
      h[5] = d5;
      h[6] = d6;
      h[7] = d7;
      h[8] = d8;
      h[9] = d9;
    }
    finalize() {
      const { h, pad } = this;
      const g = new Uint16Array(10);
      let c = h[1] >>> 13;
      h[1] &= 8191;
      for (let i = 2; i < 10; i++) {
        h[i] += c;
        c = h[i] >>> 13;
        h[i] &= 8191;
      }
      h[0] += c * 5;
      c = h[0] >>> 13;
      h[0] &= 8191;
      h[1] += c;
      c = h[1] >>> 13;
      h[1] &= 8191;
      h[2] += c;
      g[0] = h[0] + 5;
      c = g[0] >>> 13;
      g[0] &= 8191;
      for (let i = 1; i < 10; i++) {
        g[i] = h[i] + c;
        c = g[i] >>> 13;
        g[i] &= 8191;
      }
      g[9] -= 1 << 13;
      let mask = (c ^ 1) - 1;
      for (let i = 0; i < 10; i++)
        g[i] &= mask;
      mask = ~mask;
      for (let i = 0; i < 10; i++)
        h[i] = h[i] & mask | g[i];
      h[0] = (h[0] | h[1] << 13) & 65535;
      h[1] = (h[1] >>> 3 | h[2] << 10) & 65535;
      h[2] = (h[2] >>> 6 | h[3] << 7) & 65535;
      h[3] = (h[3] >>> 9 | h[4] << 4) & 65535;
      h[4] = (h[4] >>> 12 | h[5] << 1 | h[6] << 14) & 65535;
      h[5] = (h[6] >>> 2 | h[7] << 11) & 65535;
      h[6] = (h[7] >>> 5 | h[8] << 8) & 65535;
      h[7] = (h[8] >>> 8 | h[9] << 5) & 65535;
      let f = h[0] + pad[0];
      h[0] = f & 65535;
      for (let i = 1; i < 8; i++) {
        f = (h[i] + pad[i] | 0) + (f >>> 16) | 0;
        h[i] = f & 65535;
      }
      clean2(g);
    }
    update(data) {
      aexists2(this);
      abytes3(data);
      data = copyBytes(data);
      const { buffer, blockLen } = this;
      const len = data.length;
      for (let pos = 0; pos < len; ) {
        const take2 = Math.min(blockLen - this.pos, len - pos);
        if (take2 === blockLen) {
          for (; blockLen <= len - pos; pos += blockLen)
            this.process(data, pos);
          continue;
        }
        buffer.set(data.subarray(pos, pos + take2), this.pos);
        this.pos += take2;
        pos += take2;
        if (this.pos === blockLen) {
          this.process(buffer, 0, false);
          this.pos = 0;
        }
      }
      return this;
    }
    destroy() {
      this.destroyed = true;
      clean2(this.h, this.r, this.buffer, this.pad);
    }
    digestInto(out) {
      aexists2(this);
      aoutput2(out, this);
      this.finished = true;
      const { buffer, h } = this;
      let { pos } = this;
      if (pos) {
        buffer[pos++] = 1;
        for (; pos < 16; pos++)
          buffer[pos] = 0;
        this.process(buffer, 0, true);
      }
      this.finalize();
      let opos = 0;
      for (let i = 0; i < 8; i++) {
        out[opos++] = h[i] >>> 0;
        out[opos++] = h[i] >>> 8;
      }
    }
    digest() {
      const { buffer, outputLen } = this;
      this.digestInto(buffer);
      const res = buffer.slice(0, outputLen);
      this.destroy();
      return res;
    }
  };
  var poly1305 = /* @__PURE__ */ wrapMacConstructor(32, (key) => new Poly1305(key));

  // node_modules/@noble/ciphers/chacha.js
  function chachaCore(s, k, n, out, cnt, rounds = 20) {
    let y00 = s[0], y01 = s[1], y02 = s[2], y03 = s[3], y04 = k[0], y05 = k[1], y06 = k[2], y07 = k[3], y08 = k[4], y09 = k[5], y10 = k[6], y11 = k[7], y12 = cnt, y13 = n[0], y14 = n[1], y15 = n[2];
    let x00 = y00, x01 = y01, x02 = y02, x03 = y03, x04 = y04, x05 = y05, x06 = y06, x07 = y07, x08 = y08, x09 = y09, x10 = y10, x11 = y11, x12 = y12, x13 = y13, x14 = y14, x15 = y15;
    for (let r = 0; r < rounds; r += 2) {
      x00 = x00 + x04 | 0;
      x12 = rotl(x12 ^ x00, 16);
      x08 = x08 + x12 | 0;
      x04 = rotl(x04 ^ x08, 12);
      x00 = x00 + x04 | 0;
      x12 = rotl(x12 ^ x00, 8);
      x08 = x08 + x12 | 0;
      x04 = rotl(x04 ^ x08, 7);
      x01 = x01 + x05 | 0;
      x13 = rotl(x13 ^ x01, 16);
      x09 = x09 + x13 | 0;
      x05 = rotl(x05 ^ x09, 12);
      x01 = x01 + x05 | 0;
      x13 = rotl(x13 ^ x01, 8);
      x09 = x09 + x13 | 0;
      x05 = rotl(x05 ^ x09, 7);
      x02 = x02 + x06 | 0;
      x14 = rotl(x14 ^ x02, 16);
      x10 = x10 + x14 | 0;
      x06 = rotl(x06 ^ x10, 12);
      x02 = x02 + x06 | 0;
      x14 = rotl(x14 ^ x02, 8);
      x10 = x10 + x14 | 0;
      x06 = rotl(x06 ^ x10, 7);
      x03 = x03 + x07 | 0;
      x15 = rotl(x15 ^ x03, 16);
      x11 = x11 + x15 | 0;
      x07 = rotl(x07 ^ x11, 12);
      x03 = x03 + x07 | 0;
      x15 = rotl(x15 ^ x03, 8);
      x11 = x11 + x15 | 0;
      x07 = rotl(x07 ^ x11, 7);
      x00 = x00 + x05 | 0;
      x15 = rotl(x15 ^ x00, 16);
      x10 = x10 + x15 | 0;
      x05 = rotl(x05 ^ x10, 12);
      x00 = x00 + x05 | 0;
      x15 = rotl(x15 ^ x00, 8);
      x10 = x10 + x15 | 0;
      x05 = rotl(x05 ^ x10, 7);
      x01 = x01 + x06 | 0;
      x12 = rotl(x12 ^ x01, 16);
      x11 = x11 + x12 | 0;
      x06 = rotl(x06 ^ x11, 12);
      x01 = x01 + x06 | 0;
      x12 = rotl(x12 ^ x01, 8);
      x11 = x11 + x12 | 0;
      x06 = rotl(x06 ^ x11, 7);
      x02 = x02 + x07 | 0;
      x13 = rotl(x13 ^ x02, 16);
      x08 = x08 + x13 | 0;
      x07 = rotl(x07 ^ x08, 12);
      x02 = x02 + x07 | 0;
      x13 = rotl(x13 ^ x02, 8);
      x08 = x08 + x13 | 0;
      x07 = rotl(x07 ^ x08, 7);
      x03 = x03 + x04 | 0;
      x14 = rotl(x14 ^ x03, 16);
      x09 = x09 + x14 | 0;
      x04 = rotl(x04 ^ x09, 12);
      x03 = x03 + x04 | 0;
      x14 = rotl(x14 ^ x03, 8);
      x09 = x09 + x14 | 0;
      x04 = rotl(x04 ^ x09, 7);
    }
    let oi = 0;
    out[oi++] = y00 + x00 | 0;
    out[oi++] = y01 + x01 | 0;
    out[oi++] = y02 + x02 | 0;
    out[oi++] = y03 + x03 | 0;
    out[oi++] = y04 + x04 | 0;
    out[oi++] = y05 + x05 | 0;
    out[oi++] = y06 + x06 | 0;
    out[oi++] = y07 + x07 | 0;
    out[oi++] = y08 + x08 | 0;
    out[oi++] = y09 + x09 | 0;
    out[oi++] = y10 + x10 | 0;
    out[oi++] = y11 + x11 | 0;
    out[oi++] = y12 + x12 | 0;
    out[oi++] = y13 + x13 | 0;
    out[oi++] = y14 + x14 | 0;
    out[oi++] = y15 + x15 | 0;
  }
  var chacha20 = /* @__PURE__ */ createCipher(chachaCore, {
    counterRight: false,
    counterLength: 4,
    allowShortKeys: false
  });
  var ZEROS16 = /* @__PURE__ */ new Uint8Array(16);
  var updatePadded = (h, msg) => {
    h.update(msg);
    const leftover = msg.length % 16;
    if (leftover)
      h.update(ZEROS16.subarray(leftover));
  };
  var ZEROS32 = /* @__PURE__ */ new Uint8Array(32);
  function computeTag(fn, key, nonce, ciphertext, AAD) {
    if (AAD !== void 0)
      abytes3(AAD, void 0, "AAD");
    const authKey = fn(key, nonce, ZEROS32);
    const lengths = u64Lengths(ciphertext.length, AAD ? AAD.length : 0, true);
    const h = poly1305.create(authKey);
    if (AAD)
      updatePadded(h, AAD);
    updatePadded(h, ciphertext);
    h.update(lengths);
    const res = h.digest();
    clean2(authKey, lengths);
    return res;
  }
  var _poly1305_aead = (xorStream) => (key, nonce, AAD) => {
    const tagLength = 16;
    return {
      encrypt(plaintext, output) {
        const plength = plaintext.length;
        output = getOutput(plength + tagLength, output, false);
        output.set(plaintext);
        const oPlain = output.subarray(0, -tagLength);
        xorStream(key, nonce, oPlain, oPlain, 1);
        const tag = computeTag(xorStream, key, nonce, oPlain, AAD);
        output.set(tag, plength);
        clean2(tag);
        return output;
      },
      decrypt(ciphertext, output) {
        output = getOutput(ciphertext.length - tagLength, output, false);
        const data = ciphertext.subarray(0, -tagLength);
        const passedTag = ciphertext.subarray(-tagLength);
        const tag = computeTag(xorStream, key, nonce, data, AAD);
        if (!equalBytes(passedTag, tag)) {
          clean2(tag);
          throw new Error("invalid tag");
        }
        output.set(ciphertext.subarray(0, -tagLength));
        xorStream(key, nonce, output, output, 1);
        clean2(tag);
        return output;
      }
    };
  };
  var chacha20poly1305 = /* @__PURE__ */ wrapCipher(
    { blockSize: 64, nonceLength: 12, tagLength: 16, withAAD: true },
    /* @__PURE__ */ _poly1305_aead(chacha20)
  );

  // node_modules/@noble/curves/utils.js
  /*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  var _0n = /* @__PURE__ */ BigInt(0);
  function abignumber(n) {
    if (typeof n === "bigint") {
      if (!isPosBig(n))
        throw new Error("positive bigint expected, got " + n);
    } else
      anumber2(n);
    return n;
  }
  function hexToNumber(hex2) {
    if (typeof hex2 !== "string")
      throw new Error("hex string expected, got " + typeof hex2);
    return hex2 === "" ? _0n : BigInt("0x" + hex2);
  }
  function bytesToNumberBE(bytes2) {
    return hexToNumber(bytesToHex(bytes2));
  }
  function bytesToNumberLE(bytes2) {
    return hexToNumber(bytesToHex(copyBytes2(abytes2(bytes2)).reverse()));
  }
  function numberToBytesBE(n, len) {
    anumber2(len);
    n = abignumber(n);
    const res = hexToBytes(n.toString(16).padStart(len * 2, "0"));
    if (res.length !== len)
      throw new Error("number too large");
    return res;
  }
  function numberToBytesLE(n, len) {
    return numberToBytesBE(n, len).reverse();
  }
  function copyBytes2(bytes2) {
    return Uint8Array.from(bytes2);
  }
  function asciiToBytes(ascii) {
    return Uint8Array.from(ascii, (c, i) => {
      const charCode = c.charCodeAt(0);
      if (c.length !== 1 || charCode > 127) {
        throw new Error(`string contains non-ASCII character "${ascii[i]}" with code ${charCode} at position ${i}`);
      }
      return charCode;
    });
  }
  var isPosBig = (n) => typeof n === "bigint" && _0n <= n;
  function inRange(n, min, max) {
    return isPosBig(n) && isPosBig(min) && isPosBig(max) && min <= n && n < max;
  }
  function aInRange(title, n, min, max) {
    if (!inRange(n, min, max))
      throw new Error("expected valid " + title + ": " + min + " <= n < " + max + ", got " + n);
  }
  function validateObject(object, fields = {}, optFields = {}) {
    if (!object || typeof object !== "object")
      throw new Error("expected valid options object");
    function checkField(fieldName, expectedType, isOpt) {
      const val = object[fieldName];
      if (isOpt && val === void 0)
        return;
      const current = typeof val;
      if (current !== expectedType || val === null)
        throw new Error(`param "${fieldName}" is invalid: expected ${expectedType}, got ${current}`);
    }
    const iter = (f, isOpt) => Object.entries(f).forEach(([k, v]) => checkField(k, v, isOpt));
    iter(fields, false);
    iter(optFields, true);
  }

  // node_modules/@noble/curves/abstract/modular.js
  /*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  var _0n2 = /* @__PURE__ */ BigInt(0);
  function mod(a, b) {
    const result = a % b;
    return result >= _0n2 ? result : b + result;
  }
  function pow2(x, power, modulo) {
    let res = x;
    while (power-- > _0n2) {
      res *= res;
      res %= modulo;
    }
    return res;
  }

  // node_modules/@noble/curves/abstract/curve.js
  /*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  function createKeygen(randomSecretKey, getPublicKey) {
    return function keygen(seed) {
      const secretKey = randomSecretKey(seed);
      return { secretKey, publicKey: getPublicKey(secretKey) };
    };
  }

  // node_modules/@noble/curves/abstract/montgomery.js
  /*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  var _0n3 = BigInt(0);
  var _1n = BigInt(1);
  var _2n = BigInt(2);
  function validateOpts(curve) {
    validateObject(curve, {
      adjustScalarBytes: "function",
      powPminus2: "function"
    });
    return Object.freeze({ ...curve });
  }
  function montgomery(curveDef) {
    const CURVE = validateOpts(curveDef);
    const { P, type, adjustScalarBytes: adjustScalarBytes2, powPminus2, randomBytes: rand } = CURVE;
    const is25519 = type === "x25519";
    if (!is25519 && type !== "x448")
      throw new Error("invalid type");
    const randomBytes_ = rand || randomBytes;
    const montgomeryBits = is25519 ? 255 : 448;
    const fieldLen = is25519 ? 32 : 56;
    const Gu = is25519 ? BigInt(9) : BigInt(5);
    const a24 = is25519 ? BigInt(121665) : BigInt(39081);
    const minScalar = is25519 ? _2n ** BigInt(254) : _2n ** BigInt(447);
    const maxAdded = is25519 ? BigInt(8) * _2n ** BigInt(251) - _1n : BigInt(4) * _2n ** BigInt(445) - _1n;
    const maxScalar = minScalar + maxAdded + _1n;
    const modP = (n) => mod(n, P);
    const GuBytes = encodeU(Gu);
    function encodeU(u) {
      return numberToBytesLE(modP(u), fieldLen);
    }
    function decodeU(u) {
      const _u = copyBytes2(abytes2(u, fieldLen, "uCoordinate"));
      if (is25519)
        _u[31] &= 127;
      return modP(bytesToNumberLE(_u));
    }
    function decodeScalar(scalar) {
      return bytesToNumberLE(adjustScalarBytes2(copyBytes2(abytes2(scalar, fieldLen, "scalar"))));
    }
    function scalarMult2(scalar, u) {
      const pu = montgomeryLadder(decodeU(u), decodeScalar(scalar));
      if (pu === _0n3)
        throw new Error("invalid private or public key received");
      return encodeU(pu);
    }
    function scalarMultBase2(scalar) {
      return scalarMult2(scalar, GuBytes);
    }
    const getPublicKey = scalarMultBase2;
    const getSharedSecret = scalarMult2;
    function cswap(swap, x_2, x_3) {
      const dummy = modP(swap * (x_2 - x_3));
      x_2 = modP(x_2 - dummy);
      x_3 = modP(x_3 + dummy);
      return { x_2, x_3 };
    }
    function montgomeryLadder(u, scalar) {
      aInRange("u", u, _0n3, P);
      aInRange("scalar", scalar, minScalar, maxScalar);
      const k = scalar;
      const x_1 = u;
      let x_2 = _1n;
      let z_2 = _0n3;
      let x_3 = u;
      let z_3 = _1n;
      let swap = _0n3;
      for (let t = BigInt(montgomeryBits - 1); t >= _0n3; t--) {
        const k_t = k >> t & _1n;
        swap ^= k_t;
        ({ x_2, x_3 } = cswap(swap, x_2, x_3));
        ({ x_2: z_2, x_3: z_3 } = cswap(swap, z_2, z_3));
        swap = k_t;
        const A = x_2 + z_2;
        const AA = modP(A * A);
        const B = x_2 - z_2;
        const BB = modP(B * B);
        const E = AA - BB;
        const C = x_3 + z_3;
        const D = x_3 - z_3;
        const DA = modP(D * A);
        const CB = modP(C * B);
        const dacb = DA + CB;
        const da_cb = DA - CB;
        x_3 = modP(dacb * dacb);
        z_3 = modP(x_1 * modP(da_cb * da_cb));
        x_2 = modP(AA * BB);
        z_2 = modP(E * (AA + modP(a24 * E)));
      }
      ({ x_2, x_3 } = cswap(swap, x_2, x_3));
      ({ x_2: z_2, x_3: z_3 } = cswap(swap, z_2, z_3));
      const z2 = powPminus2(z_2);
      return modP(x_2 * z2);
    }
    const lengths = {
      secretKey: fieldLen,
      publicKey: fieldLen,
      seed: fieldLen
    };
    const randomSecretKey = (seed = randomBytes_(fieldLen)) => {
      abytes2(seed, lengths.seed, "seed");
      return seed;
    };
    const utils = { randomSecretKey };
    return Object.freeze({
      keygen: createKeygen(randomSecretKey, getPublicKey),
      getSharedSecret,
      getPublicKey,
      scalarMult: scalarMult2,
      scalarMultBase: scalarMultBase2,
      utils,
      GuBytes: GuBytes.slice(),
      lengths
    });
  }

  // node_modules/@noble/curves/ed25519.js
  /*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
  var _1n2 = BigInt(1);
  var _2n2 = BigInt(2);
  var _3n = /* @__PURE__ */ BigInt(3);
  var _5n = BigInt(5);
  var _8n = BigInt(8);
  var ed25519_CURVE_p = BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
  function ed25519_pow_2_252_3(x) {
    const _10n = BigInt(10), _20n = BigInt(20), _40n = BigInt(40), _80n = BigInt(80);
    const P = ed25519_CURVE_p;
    const x2 = x * x % P;
    const b2 = x2 * x % P;
    const b4 = pow2(b2, _2n2, P) * b2 % P;
    const b5 = pow2(b4, _1n2, P) * x % P;
    const b10 = pow2(b5, _5n, P) * b5 % P;
    const b20 = pow2(b10, _10n, P) * b10 % P;
    const b40 = pow2(b20, _20n, P) * b20 % P;
    const b80 = pow2(b40, _40n, P) * b40 % P;
    const b160 = pow2(b80, _80n, P) * b80 % P;
    const b240 = pow2(b160, _80n, P) * b80 % P;
    const b250 = pow2(b240, _10n, P) * b10 % P;
    const pow_p_5_8 = pow2(b250, _2n2, P) * x % P;
    return { pow_p_5_8, b2 };
  }
  function adjustScalarBytes(bytes2) {
    bytes2[0] &= 248;
    bytes2[31] &= 127;
    bytes2[31] |= 64;
    return bytes2;
  }
  var x25519 = /* @__PURE__ */ (() => {
    const P = ed25519_CURVE_p;
    return montgomery({
      P,
      type: "x25519",
      powPminus2: (x) => {
        const { pow_p_5_8, b2 } = ed25519_pow_2_252_3(x);
        return mod(pow2(pow_p_5_8, _3n, P) * b2, P);
      },
      adjustScalarBytes
    });
  })();

  // node_modules/@noble/curves/nist.js
  function absent2() {
    throw new Error("left out of this client: see build/shed.mjs");
  }
  var p256 = absent2;

  // node_modules/@noble/hashes/sha3.js
  var _0n4 = BigInt(0);
  var _1n3 = BigInt(1);
  var _2n3 = BigInt(2);
  var _7n = BigInt(7);
  var _256n = BigInt(256);
  var _0x71n = BigInt(113);
  var SHA3_PI = [];
  var SHA3_ROTL = [];
  var _SHA3_IOTA = [];
  for (let round = 0, R = _1n3, x = 1, y = 0; round < 24; round++) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    SHA3_PI.push(2 * (5 * y + x));
    SHA3_ROTL.push((round + 1) * (round + 2) / 2 % 64);
    let t = _0n4;
    for (let j = 0; j < 7; j++) {
      R = (R << _1n3 ^ (R >> _7n) * _0x71n) % _256n;
      if (R & _2n3)
        t ^= _1n3 << (_1n3 << BigInt(j)) - _1n3;
    }
    _SHA3_IOTA.push(t);
  }
  var IOTAS = split(_SHA3_IOTA, true);
  var SHA3_IOTA_H = IOTAS[0];
  var SHA3_IOTA_L = IOTAS[1];
  var rotlH = (h, l, s) => s > 32 ? rotlBH(h, l, s) : rotlSH(h, l, s);
  var rotlL = (h, l, s) => s > 32 ? rotlBL(h, l, s) : rotlSL(h, l, s);
  function keccakP(s, rounds = 24) {
    const B = new Uint32Array(5 * 2);
    for (let round = 24 - rounds; round < 24; round++) {
      for (let x = 0; x < 10; x++)
        B[x] = s[x] ^ s[x + 10] ^ s[x + 20] ^ s[x + 30] ^ s[x + 40];
      for (let x = 0; x < 10; x += 2) {
        const idx1 = (x + 8) % 10;
        const idx0 = (x + 2) % 10;
        const B0 = B[idx0];
        const B1 = B[idx0 + 1];
        const Th = rotlH(B0, B1, 1) ^ B[idx1];
        const Tl = rotlL(B0, B1, 1) ^ B[idx1 + 1];
        for (let y = 0; y < 50; y += 10) {
          s[x + y] ^= Th;
          s[x + y + 1] ^= Tl;
        }
      }
      let curH = s[2];
      let curL = s[3];
      for (let t = 0; t < 24; t++) {
        const shift = SHA3_ROTL[t];
        const Th = rotlH(curH, curL, shift);
        const Tl = rotlL(curH, curL, shift);
        const PI = SHA3_PI[t];
        curH = s[PI];
        curL = s[PI + 1];
        s[PI] = Th;
        s[PI + 1] = Tl;
      }
      for (let y = 0; y < 50; y += 10) {
        for (let x = 0; x < 10; x++)
          B[x] = s[y + x];
        for (let x = 0; x < 10; x++)
          s[y + x] ^= ~B[(x + 2) % 10] & B[(x + 4) % 10];
      }
      s[0] ^= SHA3_IOTA_H[round];
      s[1] ^= SHA3_IOTA_L[round];
    }
    clean(B);
  }
  var Keccak = class _Keccak {
    state;
    pos = 0;
    posOut = 0;
    finished = false;
    state32;
    destroyed = false;
    blockLen;
    suffix;
    outputLen;
    enableXOF = false;
    rounds;
    // NOTE: we accept arguments in bytes instead of bits here.
    constructor(blockLen, suffix, outputLen, enableXOF = false, rounds = 24) {
      this.blockLen = blockLen;
      this.suffix = suffix;
      this.outputLen = outputLen;
      this.enableXOF = enableXOF;
      this.rounds = rounds;
      anumber2(outputLen, "outputLen");
      if (!(0 < blockLen && blockLen < 200))
        throw new Error("only keccak-f1600 function is supported");
      this.state = new Uint8Array(200);
      this.state32 = u32(this.state);
    }
    clone() {
      return this._cloneInto();
    }
    keccak() {
      swap32IfBE(this.state32);
      keccakP(this.state32, this.rounds);
      swap32IfBE(this.state32);
      this.posOut = 0;
      this.pos = 0;
    }
    update(data) {
      aexists(this);
      abytes2(data);
      const { blockLen, state } = this;
      const len = data.length;
      for (let pos = 0; pos < len; ) {
        const take2 = Math.min(blockLen - this.pos, len - pos);
        for (let i = 0; i < take2; i++)
          state[this.pos++] ^= data[pos++];
        if (this.pos === blockLen)
          this.keccak();
      }
      return this;
    }
    finish() {
      if (this.finished)
        return;
      this.finished = true;
      const { state, suffix, pos, blockLen } = this;
      state[pos] ^= suffix;
      if ((suffix & 128) !== 0 && pos === blockLen - 1)
        this.keccak();
      state[blockLen - 1] ^= 128;
      this.keccak();
    }
    writeInto(out) {
      aexists(this, false);
      abytes2(out);
      this.finish();
      const bufferOut = this.state;
      const { blockLen } = this;
      for (let pos = 0, len = out.length; pos < len; ) {
        if (this.posOut >= blockLen)
          this.keccak();
        const take2 = Math.min(blockLen - this.posOut, len - pos);
        out.set(bufferOut.subarray(this.posOut, this.posOut + take2), pos);
        this.posOut += take2;
        pos += take2;
      }
      return out;
    }
    xofInto(out) {
      if (!this.enableXOF)
        throw new Error("XOF is not possible for this instance");
      return this.writeInto(out);
    }
    xof(bytes2) {
      anumber2(bytes2);
      return this.xofInto(new Uint8Array(bytes2));
    }
    digestInto(out) {
      aoutput(out, this);
      if (this.finished)
        throw new Error("digest() was already called");
      this.writeInto(out);
      this.destroy();
      return out;
    }
    digest() {
      return this.digestInto(new Uint8Array(this.outputLen));
    }
    destroy() {
      this.destroyed = true;
      clean(this.state);
    }
    _cloneInto(to) {
      const { blockLen, suffix, outputLen, rounds, enableXOF } = this;
      to ||= new _Keccak(blockLen, suffix, outputLen, enableXOF, rounds);
      to.state32.set(this.state32);
      to.pos = this.pos;
      to.posOut = this.posOut;
      to.finished = this.finished;
      to.rounds = rounds;
      to.suffix = suffix;
      to.outputLen = outputLen;
      to.enableXOF = enableXOF;
      to.destroyed = this.destroyed;
      return to;
    }
  };
  var genKeccak = (suffix, blockLen, outputLen, info = {}) => createHasher(() => new Keccak(blockLen, suffix, outputLen), info);
  var sha3_256 = /* @__PURE__ */ genKeccak(
    6,
    136,
    32,
    /* @__PURE__ */ oidNist(8)
  );
  var sha3_512 = /* @__PURE__ */ genKeccak(
    6,
    72,
    64,
    /* @__PURE__ */ oidNist(10)
  );
  var genShake = (suffix, blockLen, outputLen, info = {}) => createHasher((opts2 = {}) => new Keccak(blockLen, suffix, opts2.dkLen === void 0 ? outputLen : opts2.dkLen, true), info);
  var shake128 = /* @__PURE__ */ genShake(31, 168, 16, /* @__PURE__ */ oidNist(11));
  var shake256 = /* @__PURE__ */ genShake(31, 136, 32, /* @__PURE__ */ oidNist(12));

  // node_modules/@noble/curves/abstract/fft.js
  function checkU32(n) {
    if (!Number.isSafeInteger(n) || n < 0 || n > 4294967295)
      throw new Error("wrong u32 integer:" + n);
    return n;
  }
  function isPowerOfTwo(x) {
    checkU32(x);
    return (x & x - 1) === 0 && x !== 0;
  }
  function reverseBits(n, bits) {
    checkU32(n);
    let reversed = 0;
    for (let i = 0; i < bits; i++, n >>>= 1)
      reversed = reversed << 1 | n & 1;
    return reversed;
  }
  function log2(n) {
    checkU32(n);
    return 31 - Math.clz32(n);
  }
  function bitReversalInplace(values) {
    const n = values.length;
    if (n < 2 || !isPowerOfTwo(n))
      throw new Error("n must be a power of 2 and greater than 1. Got " + n);
    const bits = log2(n);
    for (let i = 0; i < n; i++) {
      const j = reverseBits(i, bits);
      if (i < j) {
        const tmp = values[i];
        values[i] = values[j];
        values[j] = tmp;
      }
    }
    return values;
  }
  var FFTCore = (F2, coreOpts) => {
    const { N: N2, roots, dit, invertButterflies = false, skipStages = 0, brp = true } = coreOpts;
    const bits = log2(N2);
    if (!isPowerOfTwo(N2))
      throw new Error("FFT: Polynomial size should be power of two");
    const isDit = dit !== invertButterflies;
    isDit;
    return (values) => {
      if (values.length !== N2)
        throw new Error("FFT: wrong Polynomial length");
      if (dit && brp)
        bitReversalInplace(values);
      for (let i = 0, g = 1; i < bits - skipStages; i++) {
        const s = dit ? i + 1 + skipStages : bits - i;
        const m = 1 << s;
        const m2 = m >> 1;
        const stride = N2 >> s;
        for (let k = 0; k < N2; k += m) {
          for (let j = 0, grp = g++; j < m2; j++) {
            const rootPos = invertButterflies ? dit ? N2 - grp : grp : j * stride;
            const i0 = k + j;
            const i1 = k + j + m2;
            const omega = roots[rootPos];
            const b = values[i1];
            const a = values[i0];
            if (isDit) {
              const t = F2.mul(b, omega);
              values[i0] = F2.add(a, t);
              values[i1] = F2.sub(a, t);
            } else if (invertButterflies) {
              values[i0] = F2.add(b, a);
              values[i1] = F2.mul(F2.sub(b, a), omega);
            } else {
              values[i0] = F2.add(a, b);
              values[i1] = F2.mul(F2.sub(a, b), omega);
            }
          }
        }
      }
      if (!dit && brp)
        bitReversalInplace(values);
      return values;
    };
  };

  // node_modules/@noble/post-quantum/utils.js
  /*! noble-post-quantum - MIT License (c) 2024 Paul Miller (paulmillr.com) */
  var randomBytes3 = randomBytes;
  function equalBytes2(a, b) {
    if (a.length !== b.length)
      return false;
    let diff = 0;
    for (let i = 0; i < a.length; i++)
      diff |= a[i] ^ b[i];
    return diff === 0;
  }
  function copyBytes3(bytes2) {
    return Uint8Array.from(bytes2);
  }
  function splitCoder(label, ...lengths) {
    const getLength = (c) => typeof c === "number" ? c : c.bytesLen;
    const bytesLen = lengths.reduce((sum, a) => sum + getLength(a), 0);
    return {
      bytesLen,
      encode: (bufs) => {
        const res = new Uint8Array(bytesLen);
        for (let i = 0, pos = 0; i < lengths.length; i++) {
          const c = lengths[i];
          const l = getLength(c);
          const b = typeof c === "number" ? bufs[i] : c.encode(bufs[i]);
          abytes2(b, l, label);
          res.set(b, pos);
          if (typeof c !== "number")
            b.fill(0);
          pos += l;
        }
        return res;
      },
      decode: (buf) => {
        abytes2(buf, bytesLen, label);
        const res = [];
        for (const c of lengths) {
          const l = getLength(c);
          const b = buf.subarray(0, l);
          res.push(typeof c === "number" ? b : c.decode(b));
          buf = buf.subarray(l);
        }
        return res;
      }
    };
  }
  function vecCoder(c, vecLen) {
    const bytesLen = vecLen * c.bytesLen;
    return {
      bytesLen,
      encode: (u) => {
        if (u.length !== vecLen)
          throw new Error(`vecCoder.encode: wrong length=${u.length}. Expected: ${vecLen}`);
        const res = new Uint8Array(bytesLen);
        for (let i = 0, pos = 0; i < u.length; i++) {
          const b = c.encode(u[i]);
          res.set(b, pos);
          b.fill(0);
          pos += b.length;
        }
        return res;
      },
      decode: (a) => {
        abytes2(a, bytesLen);
        const r = [];
        for (let i = 0; i < a.length; i += c.bytesLen)
          r.push(c.decode(a.subarray(i, i + c.bytesLen)));
        return r;
      }
    };
  }
  function cleanBytes(...list) {
    for (const t of list) {
      if (Array.isArray(t))
        for (const b of t)
          b.fill(0);
      else
        t.fill(0);
    }
  }
  function getMask(bits) {
    return (1 << bits) - 1;
  }
  var EMPTY = Uint8Array.of();

  // node_modules/@noble/post-quantum/_crystals.js
  /*! noble-post-quantum - MIT License (c) 2024 Paul Miller (paulmillr.com) */
  var genCrystals = (opts2) => {
    const { newPoly, N: N2, Q: Q2, F: F2, ROOT_OF_UNITY: ROOT_OF_UNITY2, brvBits, isKyber } = opts2;
    const mod3 = (a, modulo = Q2) => {
      const result = a % modulo | 0;
      return (result >= 0 ? result | 0 : modulo + result | 0) | 0;
    };
    const smod = (a, modulo = Q2) => {
      const r = mod3(a, modulo) | 0;
      return (r > modulo >> 1 ? r - modulo | 0 : r) | 0;
    };
    function getZettas() {
      const out = newPoly(N2);
      for (let i = 0; i < N2; i++) {
        const b = reverseBits(i, brvBits);
        const p = BigInt(ROOT_OF_UNITY2) ** BigInt(b) % BigInt(Q2);
        out[i] = Number(p) | 0;
      }
      return out;
    }
    const nttZetas2 = getZettas();
    const field2 = {
      add: (a, b) => mod3((a | 0) + (b | 0)) | 0,
      sub: (a, b) => mod3((a | 0) - (b | 0)) | 0,
      mul: (a, b) => mod3((a | 0) * (b | 0)) | 0,
      inv: (_a) => {
        throw new Error("not implemented");
      }
    };
    const nttOpts = {
      N: N2,
      roots: nttZetas2,
      invertButterflies: true,
      skipStages: isKyber ? 1 : 0,
      brp: false
    };
    const dif = FFTCore(field2, { dit: false, ...nttOpts });
    const dit = FFTCore(field2, { dit: true, ...nttOpts });
    const NTT2 = {
      encode: (r) => {
        return dif(r);
      },
      decode: (r) => {
        dit(r);
        for (let i = 0; i < r.length; i++)
          r[i] = mod3(F2 * r[i]);
        return r;
      }
    };
    const bitsCoder2 = (d, c) => {
      const mask = getMask(d);
      const bytesLen = d * (N2 / 8);
      return {
        bytesLen,
        encode: (poly) => {
          const r = new Uint8Array(bytesLen);
          for (let i = 0, buf = 0, bufLen = 0, pos = 0; i < poly.length; i++) {
            buf |= (c.encode(poly[i]) & mask) << bufLen;
            bufLen += d;
            for (; bufLen >= 8; bufLen -= 8, buf >>= 8)
              r[pos++] = buf & getMask(bufLen);
          }
          return r;
        },
        decode: (bytes2) => {
          const r = newPoly(N2);
          for (let i = 0, buf = 0, bufLen = 0, pos = 0; i < bytes2.length; i++) {
            buf |= bytes2[i] << bufLen;
            bufLen += 8;
            for (; bufLen >= d; bufLen -= d, buf >>= d)
              r[pos++] = c.decode(buf & mask);
          }
          return r;
        }
      };
    };
    return { mod: mod3, smod, nttZetas: nttZetas2, NTT: NTT2, bitsCoder: bitsCoder2 };
  };
  var createXofShake = (shake) => (seed, blockLen) => {
    if (!blockLen)
      blockLen = shake.blockLen;
    const _seed = new Uint8Array(seed.length + 2);
    _seed.set(seed);
    const seedLen = seed.length;
    const buf = new Uint8Array(blockLen);
    let h = shake.create({});
    let calls = 0;
    let xofs = 0;
    return {
      stats: () => ({ calls, xofs }),
      get: (x, y) => {
        _seed[seedLen + 0] = x;
        _seed[seedLen + 1] = y;
        h.destroy();
        h = shake.create({}).update(_seed);
        calls++;
        return () => {
          xofs++;
          return h.xofInto(buf);
        };
      },
      clean: () => {
        h.destroy();
        cleanBytes(buf, _seed);
      }
    };
  };
  var XOF128 = /* @__PURE__ */ createXofShake(shake128);

  // node_modules/@noble/post-quantum/ml-kem.js
  /*! noble-post-quantum - MIT License (c) 2024 Paul Miller (paulmillr.com) */
  var N = 256;
  var Q = 3329;
  var F = 3303;
  var ROOT_OF_UNITY = 17;
  var { mod: mod2, nttZetas, NTT, bitsCoder } = genCrystals({
    N,
    Q,
    F,
    ROOT_OF_UNITY,
    newPoly: (n) => new Uint16Array(n),
    brvBits: 7,
    isKyber: true
  });
  var PARAMS = {
    512: { N, Q, K: 2, ETA1: 3, ETA2: 2, du: 10, dv: 4, RBGstrength: 128 },
    768: { N, Q, K: 3, ETA1: 2, ETA2: 2, du: 10, dv: 4, RBGstrength: 192 },
    1024: { N, Q, K: 4, ETA1: 2, ETA2: 2, du: 11, dv: 5, RBGstrength: 256 }
  };
  var compress = (d) => {
    if (d >= 12)
      return { encode: (i) => i, decode: (i) => i };
    const a = 2 ** (d - 1);
    return {
      // const compress = (i: number) => round((2 ** d / Q) * i) % 2 ** d;
      encode: (i) => ((i << d) + Q / 2) / Q,
      // const decompress = (i: number) => round((Q / 2 ** d) * i);
      decode: (i) => i * Q + a >>> d
    };
  };
  var polyCoder = (d) => bitsCoder(d, compress(d));
  function polyAdd(a, b) {
    for (let i = 0; i < N; i++)
      a[i] = mod2(a[i] + b[i]);
  }
  function polySub(a, b) {
    for (let i = 0; i < N; i++)
      a[i] = mod2(a[i] - b[i]);
  }
  function BaseCaseMultiply(a0, a1, b0, b1, zeta) {
    const c0 = mod2(a1 * b1 * zeta + a0 * b0);
    const c1 = mod2(a0 * b1 + a1 * b0);
    return { c0, c1 };
  }
  function MultiplyNTTs(f, g) {
    for (let i = 0; i < N / 2; i++) {
      let z = nttZetas[64 + (i >> 1)];
      if (i & 1)
        z = -z;
      const { c0, c1 } = BaseCaseMultiply(f[2 * i + 0], f[2 * i + 1], g[2 * i + 0], g[2 * i + 1], z);
      f[2 * i + 0] = c0;
      f[2 * i + 1] = c1;
    }
    return f;
  }
  function SampleNTT(xof) {
    const r = new Uint16Array(N);
    for (let j = 0; j < N; ) {
      const b = xof();
      if (b.length % 3)
        throw new Error("SampleNTT: unaligned block");
      for (let i = 0; j < N && i + 3 <= b.length; i += 3) {
        const d1 = (b[i + 0] >> 0 | b[i + 1] << 8) & 4095;
        const d2 = (b[i + 1] >> 4 | b[i + 2] << 4) & 4095;
        if (d1 < Q)
          r[j++] = d1;
        if (j < N && d2 < Q)
          r[j++] = d2;
      }
    }
    return r;
  }
  function sampleCBD(PRF, seed, nonce, eta) {
    const buf = PRF(eta * N / 4, seed, nonce);
    const r = new Uint16Array(N);
    const b32 = u32(buf);
    let len = 0;
    for (let i = 0, p = 0, bb = 0, t0 = 0; i < b32.length; i++) {
      let b = b32[i];
      for (let j = 0; j < 32; j++) {
        bb += b & 1;
        b >>= 1;
        len += 1;
        if (len === eta) {
          t0 = bb;
          bb = 0;
        } else if (len === 2 * eta) {
          r[p++] = mod2(t0 - bb);
          bb = 0;
          len = 0;
        }
      }
    }
    if (len)
      throw new Error(`sampleCBD: leftover bits: ${len}`);
    return r;
  }
  var genKPKE = (opts2) => {
    const { K, PRF, XOF, HASH512, ETA1, ETA2, du, dv } = opts2;
    const poly1 = polyCoder(1);
    const polyV = polyCoder(dv);
    const polyU = polyCoder(du);
    const publicCoder = splitCoder("publicKey", vecCoder(polyCoder(12), K), 32);
    const secretCoder = vecCoder(polyCoder(12), K);
    const cipherCoder = splitCoder("ciphertext", vecCoder(polyU, K), polyV);
    const seedCoder = splitCoder("seed", 32, 32);
    return {
      secretCoder,
      lengths: {
        secretKey: secretCoder.bytesLen,
        publicKey: publicCoder.bytesLen,
        cipherText: cipherCoder.bytesLen
      },
      keygen: (seed) => {
        abytes2(seed, 32, "seed");
        const seedDst = new Uint8Array(33);
        seedDst.set(seed);
        seedDst[32] = K;
        const seedHash = HASH512(seedDst);
        const [rho, sigma] = seedCoder.decode(seedHash);
        const sHat = [];
        const tHat = [];
        for (let i = 0; i < K; i++)
          sHat.push(NTT.encode(sampleCBD(PRF, sigma, i, ETA1)));
        const x = XOF(rho);
        for (let i = 0; i < K; i++) {
          const e = NTT.encode(sampleCBD(PRF, sigma, K + i, ETA1));
          for (let j = 0; j < K; j++) {
            const aji = SampleNTT(x.get(j, i));
            polyAdd(e, MultiplyNTTs(aji, sHat[j]));
          }
          tHat.push(e);
        }
        x.clean();
        const res = {
          publicKey: publicCoder.encode([tHat, rho]),
          secretKey: secretCoder.encode(sHat)
        };
        cleanBytes(rho, sigma, sHat, tHat, seedDst, seedHash);
        return res;
      },
      encrypt: (publicKey, msg, seed) => {
        const [tHat, rho] = publicCoder.decode(publicKey);
        const rHat = [];
        for (let i = 0; i < K; i++)
          rHat.push(NTT.encode(sampleCBD(PRF, seed, i, ETA1)));
        const x = XOF(rho);
        const tmp2 = new Uint16Array(N);
        const u = [];
        for (let i = 0; i < K; i++) {
          const e1 = sampleCBD(PRF, seed, K + i, ETA2);
          const tmp = new Uint16Array(N);
          for (let j = 0; j < K; j++) {
            const aij = SampleNTT(x.get(i, j));
            polyAdd(tmp, MultiplyNTTs(aij, rHat[j]));
          }
          polyAdd(e1, NTT.decode(tmp));
          u.push(e1);
          polyAdd(tmp2, MultiplyNTTs(tHat[i], rHat[i]));
          cleanBytes(tmp);
        }
        x.clean();
        const e2 = sampleCBD(PRF, seed, 2 * K, ETA2);
        polyAdd(e2, NTT.decode(tmp2));
        const v = poly1.decode(msg);
        polyAdd(v, e2);
        cleanBytes(tHat, rHat, tmp2, e2);
        return cipherCoder.encode([u, v]);
      },
      decrypt: (cipherText, privateKey) => {
        const [u, v] = cipherCoder.decode(cipherText);
        const sk = secretCoder.decode(privateKey);
        const tmp = new Uint16Array(N);
        for (let i = 0; i < K; i++)
          polyAdd(tmp, MultiplyNTTs(sk[i], NTT.encode(u[i])));
        polySub(v, NTT.decode(tmp));
        cleanBytes(tmp, sk, u);
        return poly1.encode(v);
      }
    };
  };
  function createKyber(opts2) {
    const KPKE = genKPKE(opts2);
    const { HASH256, HASH512, KDF } = opts2;
    const { secretCoder: KPKESecretCoder, lengths } = KPKE;
    const secretCoder = splitCoder("secretKey", lengths.secretKey, lengths.publicKey, 32, 32);
    const msgLen = 32;
    const seedLen = 64;
    return {
      info: { type: "ml-kem" },
      lengths: {
        ...lengths,
        seed: 64,
        msg: msgLen,
        msgRand: msgLen,
        secretKey: secretCoder.bytesLen
      },
      keygen: (seed = randomBytes3(seedLen)) => {
        abytes2(seed, seedLen, "seed");
        const { publicKey, secretKey: sk } = KPKE.keygen(seed.subarray(0, 32));
        const publicKeyHash = HASH256(publicKey);
        const secretKey = secretCoder.encode([sk, publicKey, publicKeyHash, seed.subarray(32)]);
        cleanBytes(sk, publicKeyHash);
        return { publicKey, secretKey };
      },
      getPublicKey: (secretKey) => {
        const [_sk, publicKey, _publicKeyHash, _z] = secretCoder.decode(secretKey);
        return Uint8Array.from(publicKey);
      },
      encapsulate: (publicKey, msg = randomBytes3(msgLen)) => {
        abytes2(publicKey, lengths.publicKey, "publicKey");
        abytes2(msg, msgLen, "message");
        const eke = publicKey.subarray(0, 384 * opts2.K);
        const ek = KPKESecretCoder.encode(KPKESecretCoder.decode(copyBytes3(eke)));
        if (!equalBytes2(ek, eke)) {
          cleanBytes(ek);
          throw new Error("ML-KEM.encapsulate: wrong publicKey modulus");
        }
        cleanBytes(ek);
        const kr = HASH512.create().update(msg).update(HASH256(publicKey)).digest();
        const cipherText = KPKE.encrypt(publicKey, msg, kr.subarray(32, 64));
        cleanBytes(kr.subarray(32));
        return { cipherText, sharedSecret: kr.subarray(0, 32) };
      },
      decapsulate: (cipherText, secretKey) => {
        abytes2(secretKey, secretCoder.bytesLen, "secretKey");
        abytes2(cipherText, lengths.cipherText, "cipherText");
        const k768 = secretCoder.bytesLen - 96;
        const start2 = k768 + 32;
        const test = HASH256(secretKey.subarray(k768 / 2, start2));
        if (!equalBytes2(test, secretKey.subarray(start2, start2 + 32)))
          throw new Error("invalid secretKey: hash check failed");
        const [sk, publicKey, publicKeyHash, z] = secretCoder.decode(secretKey);
        const msg = KPKE.decrypt(cipherText, sk);
        const kr = HASH512.create().update(msg).update(publicKeyHash).digest();
        const Khat = kr.subarray(0, 32);
        const cipherText2 = KPKE.encrypt(publicKey, msg, kr.subarray(32, 64));
        const isValid = equalBytes2(cipherText, cipherText2);
        const Kbar = KDF.create({ dkLen: 32 }).update(z).update(cipherText).digest();
        cleanBytes(msg, cipherText2, !isValid ? Khat : Kbar);
        return isValid ? Khat : Kbar;
      }
    };
  }
  function shakePRF(dkLen, key, nonce) {
    return shake256.create({ dkLen }).update(key).update(new Uint8Array([nonce])).digest();
  }
  var opts = {
    HASH256: sha3_256,
    HASH512: sha3_512,
    KDF: shake256,
    XOF: XOF128,
    PRF: shakePRF
  };
  var ml_kem512 = /* @__PURE__ */ createKyber({
    ...opts,
    ...PARAMS[512]
  });
  var ml_kem768 = /* @__PURE__ */ createKyber({
    ...opts,
    ...PARAMS[768]
  });
  var ml_kem1024 = /* @__PURE__ */ createKyber({
    ...opts,
    ...PARAMS[1024]
  });

  // node_modules/@noble/post-quantum/hybrid.js
  /*! noble-post-quantum - MIT License (c) 2024 Paul Miller (paulmillr.com) */
  function ecKeygen(curve, allowZeroKey = false) {
    const lengths = curve.lengths;
    let keygen = curve.keygen;
    if (allowZeroKey) {
      const wCurve = curve;
      const Fn = wCurve.Point.Fn;
      if (!Fn)
        throw new Error("No Point.Fn");
      keygen = (seed = randomBytes3(lengths.seed)) => {
        abytes2(seed, lengths.seed, "seed");
        const seedScalar = Fn.isLE ? bytesToNumberLE(seed) : bytesToNumberBE(seed);
        const secretKey = Fn.toBytes(Fn.create(seedScalar));
        return { secretKey, publicKey: curve.getPublicKey(secretKey) };
      };
    }
    return {
      lengths: { secretKey: lengths.secretKey, publicKey: lengths.publicKey, seed: lengths.seed },
      keygen,
      getPublicKey: (secretKey) => curve.getPublicKey(secretKey)
    };
  }
  function ecdhKem(curve, allowZeroKey = false) {
    const kg = ecKeygen(curve, allowZeroKey);
    if (!curve.getSharedSecret)
      throw new Error("wrong curve");
    return {
      lengths: { ...kg.lengths, msg: kg.lengths.seed, cipherText: kg.lengths.publicKey },
      keygen: kg.keygen,
      getPublicKey: kg.getPublicKey,
      encapsulate(publicKey, rand = randomBytes3(curve.lengths.seed)) {
        const ek = this.keygen(rand).secretKey;
        const sharedSecret = this.decapsulate(publicKey, ek);
        const cipherText = curve.getPublicKey(ek);
        cleanBytes(ek);
        return { sharedSecret, cipherText };
      },
      decapsulate(cipherText, secretKey) {
        const res = curve.getSharedSecret(secretKey, cipherText);
        return curve.lengths.publicKeyHasPrefix ? res.subarray(1) : res;
      }
    };
  }
  function splitLengths(lst, name) {
    return splitCoder(name, ...lst.map((i) => {
      if (typeof i.lengths[name] !== "number")
        throw new Error("wrong length: " + name);
      return i.lengths[name];
    }));
  }
  function expandSeedXof(xof) {
    return (seed, seedLen) => xof(seed, { dkLen: seedLen });
  }
  function combineKeys(realSeedLen, expandSeed, ...ck) {
    const seedCoder = splitLengths(ck, "seed");
    const pkCoder = splitLengths(ck, "publicKey");
    if (realSeedLen === void 0)
      realSeedLen = seedCoder.bytesLen;
    anumber2(realSeedLen);
    function expandDecapsulationKey(seed) {
      abytes2(seed, realSeedLen);
      const expanded = seedCoder.decode(expandSeed(seed, seedCoder.bytesLen));
      const keys = ck.map((i, j) => i.keygen(expanded[j]));
      const secretKey = keys.map((i) => i.secretKey);
      const publicKey = keys.map((i) => i.publicKey);
      return { secretKey, publicKey };
    }
    return {
      info: { lengths: { seed: realSeedLen, publicKey: pkCoder.bytesLen, secretKey: realSeedLen } },
      getPublicKey(secretKey) {
        return this.keygen(secretKey).publicKey;
      },
      keygen(seed = randomBytes3(realSeedLen)) {
        const { publicKey: pk, secretKey } = expandDecapsulationKey(seed);
        const publicKey = pkCoder.encode(pk);
        cleanBytes(pk);
        cleanBytes(secretKey);
        return { secretKey: seed, publicKey };
      },
      expandDecapsulationKey,
      realSeedLen
    };
  }
  function combineKEMS(realSeedLen, realMsgLen, expandSeed, combiner, ...kems) {
    const keys = combineKeys(realSeedLen, expandSeed, ...kems);
    const ctCoder = splitLengths(kems, "cipherText");
    const pkCoder = splitLengths(kems, "publicKey");
    const msgCoder = splitLengths(kems, "msg");
    if (realMsgLen === void 0)
      realMsgLen = msgCoder.bytesLen;
    anumber2(realMsgLen);
    return {
      lengths: {
        ...keys.info.lengths,
        msg: realMsgLen,
        msgRand: msgCoder.bytesLen,
        cipherText: ctCoder.bytesLen
      },
      getPublicKey: keys.getPublicKey,
      keygen: keys.keygen,
      encapsulate(pk, randomness = randomBytes3(msgCoder.bytesLen)) {
        const pks = pkCoder.decode(pk);
        const rand = msgCoder.decode(randomness);
        const enc = kems.map((i, j) => i.encapsulate(pks[j], rand[j]));
        const sharedSecret = enc.map((i) => i.sharedSecret);
        const cipherText = enc.map((i) => i.cipherText);
        const res = {
          sharedSecret: combiner(pks, cipherText, sharedSecret),
          cipherText: ctCoder.encode(cipherText)
        };
        cleanBytes(sharedSecret, cipherText);
        return res;
      },
      decapsulate(ct, seed) {
        const cts = ctCoder.decode(ct);
        const { publicKey, secretKey } = keys.expandDecapsulationKey(seed);
        const sharedSecret = kems.map((i, j) => i.decapsulate(cts[j], secretKey[j]));
        return combiner(publicKey, cts, sharedSecret);
      }
    };
  }
  var x25519kem = ecdhKem(x25519);
  var ml_kem768_x25519 = /* @__PURE__ */ (() => combineKEMS(
    32,
    32,
    expandSeedXof(shake256),
    // Awesome label, so much escaping hell in a single line.
    (pk, ct, ss) => sha3_256(concatBytes(ss[0], ss[1], ct[1], pk[1], asciiToBytes("\\.//^\\"))),
    ml_kem768,
    x25519kem
  ))();
  var MLKEM768X25519 = ml_kem768_x25519;
  var MLKEM768P256 = void 0;

  // node_modules/age-encryption/dist/x25519.js
  var exportable = false;
  var webCryptoOff = false;
  async function webCryptoFallback(func, fallback) {
    if (webCryptoOff) {
      return await fallback();
    }
    try {
      return await func();
    } catch (error) {
      if (error instanceof ReferenceError || error instanceof DOMException && error.name === "NotSupportedError") {
        return await fallback();
      } else {
        throw error;
      }
    }
  }
  async function scalarMult(scalar, u) {
    return await webCryptoFallback(async () => {
      const key = isCryptoKey(scalar) ? scalar : await importX25519Key(scalar);
      const peer = await crypto.subtle.importKey("raw", domBuffer(u), { name: "X25519" }, exportable, []);
      return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: peer }, key, 256));
    }, () => {
      if (isCryptoKey(scalar)) {
        throw new Error("CryptoKey provided but X25519 WebCrypto is not supported");
      }
      return x25519.scalarMult(scalar, u);
    });
  }
  async function scalarMultBase(scalar) {
    return await webCryptoFallback(async () => {
      return scalarMult(scalar, x25519.GuBytes);
    }, () => {
      if (isCryptoKey(scalar)) {
        throw new Error("CryptoKey provided but X25519 WebCrypto is not supported");
      }
      return x25519.scalarMultBase(scalar);
    });
  }
  var pkcs8Prefix = /* @__PURE__ */ new Uint8Array([
    48,
    46,
    2,
    1,
    0,
    48,
    5,
    6,
    3,
    43,
    101,
    110,
    4,
    34,
    4,
    32
  ]);
  async function importX25519Key(key) {
    if (key.length !== 32) {
      throw new Error("X25519 private key must be 32 bytes");
    }
    const pkcs8 = new Uint8Array([...pkcs8Prefix, ...key]);
    return crypto.subtle.importKey("pkcs8", pkcs8, { name: "X25519" }, exportable, ["deriveBits"]);
  }
  function isCryptoKey(key) {
    return typeof CryptoKey !== "undefined" && key instanceof CryptoKey;
  }
  function domBuffer(arr) {
    return arr;
  }

  // node_modules/age-encryption/dist/io.js
  var LineReader = class {
    s;
    transcript = [];
    buf = new Uint8Array(0);
    constructor(stream2) {
      this.s = stream2.getReader();
    }
    async readLine() {
      const line = [];
      while (true) {
        const i = this.buf.indexOf("\n".charCodeAt(0));
        if (i >= 0) {
          line.push(this.buf.subarray(0, i));
          this.transcript.push(this.buf.subarray(0, i + 1));
          this.buf = this.buf.subarray(i + 1);
          return asciiString(flatten(line));
        }
        if (this.buf.length > 0) {
          line.push(this.buf);
          this.transcript.push(this.buf);
        }
        const next = await this.s.read();
        if (next.done) {
          this.buf = flatten(line);
          return null;
        }
        this.buf = next.value;
      }
    }
    close() {
      this.s.releaseLock();
      return { rest: this.buf, transcript: flatten(this.transcript) };
    }
  };
  function asciiString(bytes2) {
    bytes2.forEach((b) => {
      if (b < 32 || b > 126) {
        throw Error("invalid non-ASCII byte in header");
      }
    });
    return new TextDecoder().decode(bytes2);
  }
  function flatten(arr) {
    const len = arr.reduce(((sum, line) => sum + line.length), 0);
    const out = new Uint8Array(len);
    let n = 0;
    for (const a of arr) {
      out.set(a, n);
      n += a.length;
    }
    return out;
  }
  function prepend(s, ...prefixes) {
    return s.pipeThrough(new TransformStream({
      start(controller) {
        for (const p of prefixes) {
          controller.enqueue(p);
        }
      }
    }));
  }
  function stream(a) {
    return new ReadableStream({
      start(controller) {
        controller.enqueue(a);
        controller.close();
      }
    });
  }
  async function readAll(stream2) {
    if (!(stream2 instanceof ReadableStream)) {
      throw new Error("readAll expects a ReadableStream<Uint8Array>");
    }
    return new Uint8Array(await new Response(stream2).arrayBuffer());
  }
  async function readAllString(stream2) {
    if (!(stream2 instanceof ReadableStream)) {
      throw new Error("readAllString expects a ReadableStream<Uint8Array>");
    }
    return await new Response(stream2).text();
  }
  async function read(stream2, n) {
    const reader = stream2.getReader();
    const chunks = [];
    let readBytes = 0;
    while (readBytes < n) {
      const { done, value } = await reader.read();
      if (done) {
        throw Error("stream ended before reading " + n.toString() + " bytes");
      }
      chunks.push(value);
      readBytes += value.length;
    }
    reader.releaseLock();
    const buf = flatten(chunks);
    const data = buf.subarray(0, n);
    const rest = prepend(stream2, buf.subarray(n));
    return { data, rest };
  }

  // node_modules/age-encryption/dist/format.js
  var Stanza = class {
    /**
     * All space-separated arguments on the first line of the stanza.
     * Each argument is a string that does not contain spaces.
     * The first argument is often a recipient type, which should look like
     * `example.com/...` to avoid collisions.
     */
    args;
    /**
     * The raw body of the stanza. This is automatically base64-encoded and
     * split into lines of 48 characters each.
     */
    body;
    constructor(args, body) {
      this.args = args;
      this.body = body;
    }
  };
  async function parseNextStanza(hdr) {
    const argsLine = await hdr.readLine();
    if (argsLine === null) {
      throw Error("invalid stanza");
    }
    const args = argsLine.split(" ");
    if (args.length < 2 || args.shift() !== "->") {
      return { next: argsLine };
    }
    for (const arg of args) {
      if (arg.length === 0) {
        throw Error("invalid stanza");
      }
    }
    const bodyLines2 = [];
    for (; ; ) {
      const nextLine = await hdr.readLine();
      if (nextLine === null) {
        throw Error("invalid stanza");
      }
      const line = base64nopad.decode(nextLine);
      if (line.length > 48) {
        throw Error("invalid stanza");
      }
      bodyLines2.push(line);
      if (line.length < 48) {
        break;
      }
    }
    const body = flatten(bodyLines2);
    return { s: new Stanza(args, body) };
  }
  async function parseHeader(header) {
    const hdr = new LineReader(header);
    const versionLine = await hdr.readLine();
    if (versionLine !== "age-encryption.org/v1") {
      throw Error("invalid version " + (versionLine ?? "line"));
    }
    const stanzas = [];
    for (; ; ) {
      const { s, next: macLine } = await parseNextStanza(hdr);
      if (s !== void 0) {
        stanzas.push(s);
        continue;
      }
      if (!macLine.startsWith("--- ")) {
        throw Error("invalid header");
      }
      const MAC = base64nopad.decode(macLine.slice(4));
      const { rest, transcript } = hdr.close();
      const headerNoMAC = transcript.slice(0, transcript.length - 1 - macLine.length + 3);
      return { stanzas, headerNoMAC, MAC, headerSize: transcript.length, rest: prepend(header, rest) };
    }
  }
  function encodeHeaderNoMAC(recipients) {
    const lines = [];
    lines.push("age-encryption.org/v1\n");
    for (const s of recipients) {
      lines.push("-> " + s.args.join(" ") + "\n");
      for (let i = 0; i < s.body.length; i += 48) {
        let end = i + 48;
        if (end > s.body.length)
          end = s.body.length;
        lines.push(base64nopad.encode(s.body.subarray(i, end)) + "\n");
      }
      if (s.body.length % 48 === 0)
        lines.push("\n");
    }
    lines.push("---");
    return new TextEncoder().encode(lines.join(""));
  }
  function encodeHeader(recipients, MAC) {
    return flatten([
      encodeHeaderNoMAC(recipients),
      new TextEncoder().encode(" " + base64nopad.encode(MAC) + "\n")
    ]);
  }

  // node_modules/age-encryption/dist/recipients.js
  async function identityToRecipient(identity) {
    let scalar;
    if (isCryptoKey2(identity)) {
      scalar = identity;
    } else if (identity.startsWith("AGE-SECRET-KEY-PQ-1")) {
      const res = bech32.decodeToBytes(identity);
      if (res.prefix.toUpperCase() !== "AGE-SECRET-KEY-PQ-" || res.bytes.length !== 32) {
        throw Error("invalid identity");
      }
      const recipient2 = MLKEM768X25519.getPublicKey(res.bytes);
      return bech32.encode("age1pq", bech32.toWords(recipient2), false);
    } else {
      const res = bech32.decodeToBytes(identity);
      if (!identity.startsWith("AGE-SECRET-KEY-1") || res.prefix.toUpperCase() !== "AGE-SECRET-KEY-" || res.bytes.length !== 32) {
        throw Error("invalid identity");
      }
      scalar = res.bytes;
    }
    const recipient = await scalarMultBase(scalar);
    return bech32.encodeFromBytes("age", recipient);
  }
  var HybridRecipient = class {
    recipient;
    constructor(s) {
      const { prefix, words } = bech32.decode(s, false);
      const bytes2 = bech32.fromWords(words);
      if (!s.startsWith("age1pq1") || prefix.toLowerCase() !== "age1pq" || bytes2.length !== 1216) {
        throw Error("invalid recipient");
      }
      this.recipient = bytes2;
    }
    wrapFileKey(fileKey) {
      const { cipherText: encapsulatedKey, sharedSecret } = MLKEM768X25519.encapsulate(this.recipient);
      const label = new TextEncoder().encode("age-encryption.org/mlkem768x25519");
      const { key, nonce } = hpkeContext(hpkeMLKEM768X25519, sharedSecret, label);
      const ciphertext = chacha20poly1305(key, nonce).encrypt(fileKey);
      return [new Stanza(["mlkem768x25519", base64nopad.encode(encapsulatedKey)], ciphertext)];
    }
  };
  var HybridIdentity = class {
    identity;
    constructor(s) {
      const res = bech32.decodeToBytes(s);
      if (!s.startsWith("AGE-SECRET-KEY-PQ-1") || res.prefix.toUpperCase() !== "AGE-SECRET-KEY-PQ-" || res.bytes.length !== 32) {
        throw Error("invalid identity");
      }
      this.identity = res.bytes;
    }
    unwrapFileKey(stanzas) {
      for (const s of stanzas) {
        if (s.args.length < 1 || s.args[0] !== "mlkem768x25519") {
          continue;
        }
        if (s.args.length !== 2) {
          throw Error("invalid mlkem768x25519 stanza");
        }
        const share = base64nopad.decode(s.args[1]);
        if (share.length !== 1120) {
          throw Error("invalid mlkem768x25519 stanza");
        }
        if (s.body.length !== 32) {
          throw Error("invalid mlkem768x25519 stanza");
        }
        const sharedSecret = MLKEM768X25519.decapsulate(share, this.identity);
        const label = new TextEncoder().encode("age-encryption.org/mlkem768x25519");
        const { key, nonce } = hpkeContext(hpkeMLKEM768X25519, sharedSecret, label);
        try {
          return chacha20poly1305(key, nonce).decrypt(s.body);
        } catch {
          continue;
        }
      }
      return null;
    }
  };
  var hpkeMLKEM768X25519 = 25722;
  var hpkeMLKEM768P256 = 80;
  var hpkeDHKEMP256 = 16;
  function hpkeContext(kemID, sharedSecret, info) {
    const suiteID = hpkeSuiteID(kemID);
    const pskIDHash = hpkeLabeledExtract(suiteID, void 0, "psk_id_hash", new Uint8Array(0));
    const infoHash = hpkeLabeledExtract(suiteID, void 0, "info_hash", info);
    const ksContext = new Uint8Array(1 + pskIDHash.length + infoHash.length);
    ksContext[0] = 0;
    ksContext.set(pskIDHash, 1);
    ksContext.set(infoHash, 1 + pskIDHash.length);
    const secret = hpkeLabeledExtract(suiteID, sharedSecret, "secret", new Uint8Array(0));
    const key = hpkeLabeledExpand(suiteID, secret, "key", ksContext, 32);
    const nonce = hpkeLabeledExpand(suiteID, secret, "base_nonce", ksContext, 12);
    return { key, nonce };
  }
  function hpkeSuiteID(kemID) {
    const suiteID = new Uint8Array(10);
    suiteID.set(new TextEncoder().encode("HPKE"), 0);
    suiteID[4] = kemID >> 8 & 255;
    suiteID[5] = kemID & 255;
    suiteID[6] = 0;
    suiteID[7] = 1;
    suiteID[8] = 0;
    suiteID[9] = 3;
    return suiteID;
  }
  function hpkeLabeledExtract(suiteID, salt, label, ikm) {
    const labeledIKM = new Uint8Array(7 + suiteID.length + label.length + ikm.length);
    let offset = 0;
    labeledIKM.set(new TextEncoder().encode("HPKE-v1"), offset);
    offset += "HPKE-v1".length;
    labeledIKM.set(suiteID, offset);
    offset += suiteID.length;
    labeledIKM.set(new TextEncoder().encode(label), offset);
    offset += label.length;
    labeledIKM.set(ikm, offset);
    return extract(sha2562, labeledIKM, salt);
  }
  function hpkeLabeledExpand(suiteID, prk, label, info, length) {
    const labeledInfo = new Uint8Array(2 + 7 + suiteID.length + label.length + info.length);
    let offset = 0;
    labeledInfo[offset] = length >> 8 & 255;
    labeledInfo[offset + 1] = length & 255;
    offset += 2;
    labeledInfo.set(new TextEncoder().encode("HPKE-v1"), offset);
    offset += "HPKE-v1".length;
    labeledInfo.set(suiteID, offset);
    offset += suiteID.length;
    labeledInfo.set(new TextEncoder().encode(label), offset);
    offset += label.length;
    labeledInfo.set(info, offset);
    return expand(sha2562, prk, labeledInfo, length);
  }
  function hpkeDHKEMP256Encapsulate(recipient) {
    if (recipient.length !== p256.lengths.publicKeyUncompressed) {
      recipient = p256.Point.fromBytes(recipient).toBytes(false);
    }
    const ephemeral = p256.utils.randomSecretKey();
    const encapsulatedKey = p256.getPublicKey(ephemeral, false);
    const ss = p256.getSharedSecret(ephemeral, recipient, true).subarray(1);
    const kemContext = new Uint8Array(encapsulatedKey.length + recipient.length);
    kemContext.set(encapsulatedKey, 0);
    kemContext.set(recipient, encapsulatedKey.length);
    const suiteID = new Uint8Array(5);
    suiteID.set(new TextEncoder().encode("KEM"), 0);
    suiteID[3] = hpkeDHKEMP256 >> 8;
    suiteID[4] = hpkeDHKEMP256 & 255;
    const eaePRK = hpkeLabeledExtract(suiteID, void 0, "eae_prk", ss);
    const sharedSecret = hpkeLabeledExpand(suiteID, eaePRK, "shared_secret", kemContext, 32);
    return { encapsulatedKey, sharedSecret };
  }
  var TagRecipient = class {
    recipient;
    constructor(s) {
      const res = bech32.decodeToBytes(s);
      if (!s.startsWith("age1tag1") || res.prefix.toLowerCase() !== "age1tag" || res.bytes.length !== 33) {
        throw Error("invalid recipient");
      }
      this.recipient = res.bytes;
    }
    wrapFileKey(fileKey) {
      const { encapsulatedKey, sharedSecret } = hpkeDHKEMP256Encapsulate(this.recipient);
      const label = new TextEncoder().encode("age-encryption.org/p256tag");
      const tag = (() => {
        const recipientHash = sha2562(this.recipient).subarray(0, 4);
        const ikm = new Uint8Array(encapsulatedKey.length + recipientHash.length);
        ikm.set(encapsulatedKey, 0);
        ikm.set(recipientHash, encapsulatedKey.length);
        return extract(sha2562, ikm, label).subarray(0, 4);
      })();
      const { key, nonce } = hpkeContext(hpkeDHKEMP256, sharedSecret, label);
      const ciphertext = chacha20poly1305(key, nonce).encrypt(fileKey);
      return [new Stanza(["p256tag", base64nopad.encode(tag), base64nopad.encode(encapsulatedKey)], ciphertext)];
    }
  };
  var HybridTagRecipient = class {
    recipient;
    constructor(s) {
      const { prefix, words } = bech32.decode(s, false);
      const bytes2 = bech32.fromWords(words);
      if (!s.startsWith("age1tagpq1") || prefix.toLowerCase() !== "age1tagpq" || bytes2.length !== 1249) {
        throw Error("invalid recipient");
      }
      this.recipient = bytes2;
    }
    wrapFileKey(fileKey) {
      const { cipherText: encapsulatedKey, sharedSecret } = MLKEM768P256.encapsulate(this.recipient);
      const label = new TextEncoder().encode("age-encryption.org/mlkem768p256tag");
      const tag = (() => {
        const recipientHash = sha2562(this.recipient.subarray(1184)).subarray(0, 4);
        const ikm = new Uint8Array(encapsulatedKey.length + recipientHash.length);
        ikm.set(encapsulatedKey, 0);
        ikm.set(recipientHash, encapsulatedKey.length);
        return extract(sha2562, ikm, label).subarray(0, 4);
      })();
      const { key, nonce } = hpkeContext(hpkeMLKEM768P256, sharedSecret, label);
      const ciphertext = chacha20poly1305(key, nonce).encrypt(fileKey);
      return [new Stanza(["mlkem768p256tag", base64nopad.encode(tag), base64nopad.encode(encapsulatedKey)], ciphertext)];
    }
  };
  var X25519Recipient = class {
    recipient;
    constructor(s) {
      const res = bech32.decodeToBytes(s);
      if (!s.startsWith("age1") || res.prefix.toLowerCase() !== "age" || res.bytes.length !== 32) {
        throw Error("invalid recipient");
      }
      this.recipient = res.bytes;
    }
    async wrapFileKey(fileKey) {
      const ephemeral = randomBytes(32);
      const share = await scalarMultBase(ephemeral);
      const secret = await scalarMult(ephemeral, this.recipient);
      const salt = new Uint8Array(share.length + this.recipient.length);
      salt.set(share);
      salt.set(this.recipient, share.length);
      const label = new TextEncoder().encode("age-encryption.org/v1/X25519");
      const key = hkdf(sha2562, secret, salt, label, 32);
      return [new Stanza(["X25519", base64nopad.encode(share)], encryptFileKey(fileKey, key))];
    }
  };
  var X25519Identity = class {
    identity;
    recipient;
    constructor(s) {
      if (isCryptoKey2(s)) {
        this.identity = s;
        this.recipient = scalarMultBase(s);
        return;
      }
      const res = bech32.decodeToBytes(s);
      if (!s.startsWith("AGE-SECRET-KEY-1") || res.prefix.toUpperCase() !== "AGE-SECRET-KEY-" || res.bytes.length !== 32) {
        throw Error("invalid identity");
      }
      this.identity = res.bytes;
      this.recipient = scalarMultBase(res.bytes);
    }
    async unwrapFileKey(stanzas) {
      for (const s of stanzas) {
        if (s.args.length < 1 || s.args[0] !== "X25519") {
          continue;
        }
        if (s.args.length !== 2) {
          throw Error("invalid X25519 stanza");
        }
        const share = base64nopad.decode(s.args[1]);
        if (share.length !== 32) {
          throw Error("invalid X25519 stanza");
        }
        const secret = await scalarMult(this.identity, share);
        const recipient = await this.recipient;
        const salt = new Uint8Array(share.length + recipient.length);
        salt.set(share);
        salt.set(recipient, share.length);
        const label = new TextEncoder().encode("age-encryption.org/v1/X25519");
        const key = hkdf(sha2562, secret, salt, label, 32);
        const fileKey = decryptFileKey(s.body, key);
        if (fileKey !== null)
          return fileKey;
      }
      return null;
    }
  };
  var ScryptRecipient = class {
    passphrase;
    logN;
    constructor(passphrase, logN) {
      this.passphrase = passphrase;
      this.logN = logN;
    }
    wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const label = "age-encryption.org/v1/scrypt";
      const labelAndSalt = new Uint8Array(label.length + 16);
      labelAndSalt.set(new TextEncoder().encode(label));
      labelAndSalt.set(salt, label.length);
      const key = scrypt(this.passphrase, labelAndSalt, { N: 2 ** this.logN, r: 8, p: 1, dkLen: 32 });
      return [new Stanza(["scrypt", base64nopad.encode(salt), this.logN.toString()], encryptFileKey(fileKey, key))];
    }
  };
  var ScryptIdentity = class {
    passphrase;
    constructor(passphrase) {
      this.passphrase = passphrase;
    }
    unwrapFileKey(stanzas) {
      for (const s of stanzas) {
        if (s.args.length < 1 || s.args[0] !== "scrypt") {
          continue;
        }
        if (stanzas.length !== 1) {
          throw Error("scrypt recipient is not the only one in the header");
        }
        if (s.args.length !== 3) {
          throw Error("invalid scrypt stanza");
        }
        if (!/^[1-9][0-9]*$/.test(s.args[2])) {
          throw Error("invalid scrypt stanza");
        }
        const salt = base64nopad.decode(s.args[1]);
        if (salt.length !== 16) {
          throw Error("invalid scrypt stanza");
        }
        const logN = Number(s.args[2]);
        if (logN > 20) {
          throw Error("scrypt work factor is too high");
        }
        const label = "age-encryption.org/v1/scrypt";
        const labelAndSalt = new Uint8Array(label.length + 16);
        labelAndSalt.set(new TextEncoder().encode(label));
        labelAndSalt.set(salt, label.length);
        const key = scrypt(this.passphrase, labelAndSalt, { N: 2 ** logN, r: 8, p: 1, dkLen: 32 });
        const fileKey = decryptFileKey(s.body, key);
        if (fileKey !== null)
          return fileKey;
      }
      return null;
    }
  };
  function encryptFileKey(fileKey, key) {
    const nonce = new Uint8Array(12);
    return chacha20poly1305(key, nonce).encrypt(fileKey);
  }
  function decryptFileKey(body, key) {
    if (body.length !== 32) {
      throw Error("invalid stanza");
    }
    const nonce = new Uint8Array(12);
    try {
      return chacha20poly1305(key, nonce).decrypt(body);
    } catch {
      return null;
    }
  }
  function isCryptoKey2(key) {
    return typeof CryptoKey !== "undefined" && key instanceof CryptoKey;
  }

  // node_modules/age-encryption/dist/stream.js
  var chacha20poly1305Overhead = 16;
  var chunkSize = /* @__PURE__ */ (() => 64 * 1024)();
  var chunkSizeWithOverhead = /* @__PURE__ */ (() => chunkSize + chacha20poly1305Overhead)();
  function decryptSTREAM(key) {
    const streamNonce = new Uint8Array(12);
    const incNonce = () => {
      for (let i = streamNonce.length - 2; i >= 0; i--) {
        streamNonce[i]++;
        if (streamNonce[i] !== 0)
          break;
      }
    };
    let firstChunk = true;
    const ciphertextBuffer = new Uint8Array(chunkSizeWithOverhead);
    let ciphertextBufferUsed = 0;
    return new TransformStream({
      transform(chunk, controller) {
        while (chunk.length > 0) {
          if (ciphertextBufferUsed === ciphertextBuffer.length) {
            const decryptedChunk = chacha20poly1305(key, streamNonce).decrypt(ciphertextBuffer);
            controller.enqueue(decryptedChunk);
            incNonce();
            ciphertextBufferUsed = 0;
            firstChunk = false;
          }
          const n = Math.min(ciphertextBuffer.length - ciphertextBufferUsed, chunk.length);
          ciphertextBuffer.set(chunk.subarray(0, n), ciphertextBufferUsed);
          ciphertextBufferUsed += n;
          chunk = chunk.subarray(n);
        }
      },
      flush(controller) {
        streamNonce[11] = 1;
        const decryptedChunk = chacha20poly1305(key, streamNonce).decrypt(ciphertextBuffer.subarray(0, ciphertextBufferUsed));
        if (!firstChunk && decryptedChunk.length === 0) {
          throw new Error("final chunk is empty");
        }
        controller.enqueue(decryptedChunk);
      }
    });
  }
  function plaintextSize(ciphertextSize2) {
    if (ciphertextSize2 < chacha20poly1305Overhead) {
      throw Error("ciphertext is too small");
    }
    if (ciphertextSize2 === chacha20poly1305Overhead) {
      return 0;
    }
    const fullChunks = Math.floor(ciphertextSize2 / chunkSizeWithOverhead);
    const lastChunk = ciphertextSize2 % chunkSizeWithOverhead;
    if (0 < lastChunk && lastChunk <= chacha20poly1305Overhead) {
      throw Error("ciphertext size is invalid");
    }
    let size = ciphertextSize2;
    size -= fullChunks * chacha20poly1305Overhead;
    size -= lastChunk > 0 ? chacha20poly1305Overhead : 0;
    return size;
  }
  function encryptSTREAM(key) {
    const streamNonce = new Uint8Array(12);
    const incNonce = () => {
      for (let i = streamNonce.length - 2; i >= 0; i--) {
        streamNonce[i]++;
        if (streamNonce[i] !== 0)
          break;
      }
    };
    const plaintextBuffer = new Uint8Array(chunkSize);
    let plaintextBufferUsed = 0;
    return new TransformStream({
      transform(chunk, controller) {
        while (chunk.length > 0) {
          if (plaintextBufferUsed === plaintextBuffer.length) {
            const encryptedChunk = chacha20poly1305(key, streamNonce).encrypt(plaintextBuffer);
            controller.enqueue(encryptedChunk);
            incNonce();
            plaintextBufferUsed = 0;
          }
          const n = Math.min(plaintextBuffer.length - plaintextBufferUsed, chunk.length);
          plaintextBuffer.set(chunk.subarray(0, n), plaintextBufferUsed);
          plaintextBufferUsed += n;
          chunk = chunk.subarray(n);
        }
      },
      flush(controller) {
        streamNonce[11] = 1;
        const encryptedChunk = chacha20poly1305(key, streamNonce).encrypt(plaintextBuffer.subarray(0, plaintextBufferUsed));
        controller.enqueue(encryptedChunk);
      }
    });
  }
  function ciphertextSize(plaintextSize2) {
    const chunks = Math.max(1, Math.ceil(plaintextSize2 / chunkSize));
    return plaintextSize2 + chacha20poly1305Overhead * chunks;
  }

  // node_modules/age-encryption/dist/index.js
  var Encrypter = class {
    passphrase = null;
    scryptWorkFactor = 18;
    recipients = [];
    /**
     * Set the passphrase to encrypt the file(s) with. This method can only be
     * called once, and can't be called if {@link Encrypter.addRecipient} has
     * been called.
     *
     * The passphrase is passed through the scrypt key derivation function, but
     * it needs to have enough entropy to resist offline brute-force attacks.
     * You should use at least 8-10 random alphanumeric characters, or 4-5
     * random words from a list of at least 2000 words.
     *
     * @param s - The passphrase to encrypt the file with.
     */
    setPassphrase(s) {
      if (this.passphrase !== null) {
        throw new Error("can encrypt to at most one passphrase");
      }
      if (this.recipients.length !== 0) {
        throw new Error("can't encrypt to both recipients and passphrases");
      }
      this.passphrase = s;
    }
    /**
     * Set the scrypt work factor to use when encrypting the file(s) with a
     * passphrase. The default is 18. Using a lower value will require stronger
     * passphrases to resist offline brute-force attacks.
     *
     * @param logN - The base-2 logarithm of the scrypt work factor.
     */
    setScryptWorkFactor(logN) {
      this.scryptWorkFactor = logN;
    }
    /**
     * Add a recipient to encrypt the file(s) for. This method can be called
     * multiple times to encrypt the file(s) for multiple recipients.
     *
     * This version supports native X25519 recipients (`age1...`), hybrid
     * post-quantum recipients (`age1pq1...`), tag recipients (`age1tag1...`),
     * and hybrid tag recipients (`age1tagpq1...`).
     *
     * @param s - The recipient to encrypt the file for. Either a string
     * beginning with `age1...` or an object implementing the {@link Recipient}
     * interface.
     */
    addRecipient(s) {
      if (this.passphrase !== null) {
        throw new Error("can't encrypt to both recipients and passphrases");
      }
      if (typeof s === "string") {
        if (s.startsWith("age1pq1")) {
          this.recipients.push(new HybridRecipient(s));
        } else if (s.startsWith("age1tag1")) {
          this.recipients.push(new TagRecipient(s));
        } else if (s.startsWith("age1tagpq1")) {
          this.recipients.push(new HybridTagRecipient(s));
        } else if (s.startsWith("age1")) {
          this.recipients.push(new X25519Recipient(s));
        } else {
          throw new Error("unrecognized recipient type");
        }
      } else {
        this.recipients.push(s);
      }
    }
    async encrypt(file) {
      const fileKey = randomBytes(16);
      const stanzas = [];
      let recipients = this.recipients;
      if (this.passphrase !== null) {
        recipients = [new ScryptRecipient(this.passphrase, this.scryptWorkFactor)];
      }
      for (const recipient of recipients) {
        stanzas.push(...await recipient.wrapFileKey(fileKey));
      }
      const labelHeader = new TextEncoder().encode("header");
      const hmacKey = hkdf(sha2562, fileKey, void 0, labelHeader, 32);
      const mac = hmac(sha2562, hmacKey, encodeHeaderNoMAC(stanzas));
      const header = encodeHeader(stanzas, mac);
      const nonce = randomBytes(16);
      const labelPayload = new TextEncoder().encode("payload");
      const streamKey = hkdf(sha2562, fileKey, nonce, labelPayload, 32);
      const encrypter = encryptSTREAM(streamKey);
      if (!(file instanceof ReadableStream)) {
        if (typeof file === "string")
          file = new TextEncoder().encode(file);
        return await readAll(prepend(stream(file).pipeThrough(encrypter), header, nonce));
      }
      return Object.assign(prepend(file.pipeThrough(encrypter), header, nonce), {
        size: (size) => ciphertextSize(size) + header.length + nonce.length
      });
    }
  };
  var Decrypter = class {
    identities = [];
    /**
     * Add a passphrase to decrypt password-encrypted file(s) with. This method
     * can be called multiple times to try multiple passphrases.
     *
     * @param s - The passphrase to decrypt the file with.
     */
    addPassphrase(s) {
      this.identities.push(new ScryptIdentity(s));
    }
    /**
     * Add an identity to decrypt file(s) with. This method can be called
     * multiple times to try multiple identities.
     *
     * @param s - The identity to decrypt the file with. Either a string
     * beginning with `AGE-SECRET-KEY-PQ-1...` or `AGE-SECRET-KEY-1...`, an
     * X25519 private
     * {@link https://developer.mozilla.org/en-US/docs/Web/API/CryptoKey | CryptoKey}
     * object, or an object implementing the {@link Identity} interface.
     *
     * A CryptoKey object must have
     * {@link https://developer.mozilla.org/en-US/docs/Web/API/CryptoKey/type | type}
     * `private`,
     * {@link https://developer.mozilla.org/en-US/docs/Web/API/CryptoKey/algorithm | algorithm}
     * `{name: 'X25519'}`, and
     * {@link https://developer.mozilla.org/en-US/docs/Web/API/CryptoKey/usages | usages}
     * `["deriveBits"]`. For example:
     * ```js
     * const keyPair = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"])
     * decrypter.addIdentity(key.privateKey)
     * ```
     */
    addIdentity(s) {
      if (isCryptoKey3(s)) {
        this.identities.push(new X25519Identity(s));
      } else if (typeof s === "string") {
        if (s.startsWith("AGE-SECRET-KEY-1")) {
          this.identities.push(new X25519Identity(s));
        } else if (s.startsWith("AGE-SECRET-KEY-PQ-1")) {
          this.identities.push(new HybridIdentity(s));
        } else {
          throw new Error("unrecognized identity type");
        }
      } else {
        this.identities.push(s);
      }
    }
    async decrypt(file, outputFormat) {
      const s = file instanceof ReadableStream ? file : stream(file);
      const { fileKey, headerSize, rest } = await this.decryptHeaderInternal(s);
      const { data: nonce, rest: payload } = await read(rest, 16);
      const label = new TextEncoder().encode("payload");
      const streamKey = hkdf(sha2562, fileKey, nonce, label, 32);
      const decrypter = decryptSTREAM(streamKey);
      const out = payload.pipeThrough(decrypter);
      const outWithSize = Object.assign(out, {
        size: (size) => plaintextSize(size - headerSize - nonce.length)
      });
      if (file instanceof ReadableStream)
        return outWithSize;
      if (outputFormat === "text")
        return await readAllString(out);
      return await readAll(out);
    }
    /**
     * Decrypt the file key from a detached header. This is a low-level
     * function that can be used to implement delegated decryption logic.
     * Most users won't need this.
     *
     * It is the caller's responsibility to keep track of what file the
     * returned file key decrypts, and to ensure the file key is not used
     * for any other purpose.
     *
     * @param header - The file's textual header, including the MAC.
     *
     * @returns The file key used to encrypt the file.
     */
    async decryptHeader(header) {
      return (await this.decryptHeaderInternal(stream(header))).fileKey;
    }
    async decryptHeaderInternal(file) {
      const h = await parseHeader(file);
      const fileKey = await this.unwrapFileKey(h.stanzas);
      if (fileKey === null)
        throw Error("no identity matched any of the file's recipients");
      const label = new TextEncoder().encode("header");
      const hmacKey = hkdf(sha2562, fileKey, void 0, label, 32);
      const mac = hmac(sha2562, hmacKey, h.headerNoMAC);
      if (!compareBytes(h.MAC, mac))
        throw Error("invalid header HMAC");
      return { fileKey, headerSize: h.headerSize, rest: h.rest };
    }
    async unwrapFileKey(stanzas) {
      for (const identity of this.identities) {
        const fileKey = await identity.unwrapFileKey(stanzas);
        if (fileKey !== null)
          return fileKey;
      }
      return null;
    }
  };
  function compareBytes(a, b) {
    if (a.length !== b.length) {
      return false;
    }
    let acc = 0;
    for (let i = 0; i < a.length; i++) {
      acc |= a[i] ^ b[i];
    }
    return acc === 0;
  }
  function isCryptoKey3(key) {
    return typeof CryptoKey !== "undefined" && key instanceof CryptoKey;
  }

  // src/crypto/recipient.ts
  var ML_KEM_PUBLIC = 1184;
  var PUBLIC_LENGTH = ML_KEM_PUBLIC + 32;
  function checkRecipient(text) {
    const bytes2 = decode(text, "age1pq");
    if (bytes2?.length !== PUBLIC_LENGTH || !isCanonical(bytes2.subarray(0, 1152)) || isLowOrder(bytes2.subarray(ML_KEM_PUBLIC))) {
      throw new ProtocolError("recipient");
    }
    return text;
  }
  function identityFromSeed(seed) {
    return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
  }
  function recipientOf(identity) {
    if (!identity.startsWith("AGE-SECRET-KEY-PQ-1") || decode(identity.toLowerCase(), "age-secret-key-pq-")?.length !== 32) {
      throw new ProtocolError("identity");
    }
    return identityToRecipient(identity);
  }
  function decode(text, prefix) {
    if (!text.startsWith(`${prefix}1`) || text.length > 2048) return void 0;
    try {
      return bech32.fromWords(bech32.decode(text, false).words);
    } catch {
      return void 0;
    }
  }
  function isCanonical(mlKem) {
    for (let i = 0; i + 2 < mlKem.length; i += 3) {
      const [a, b, c] = mlKem.subarray(i, i + 3);
      if ((a | (b & 15) << 8) >= 3329 || (b >> 4 | c << 4) >= 3329) return false;
    }
    return true;
  }
  var FIELD2 = 2n ** 255n - 19n;
  var ORDER_EIGHT2 = [
    325606250916557431795983626356110631294008115727848805560023387167927233504n,
    39382357235489614581723060781553021112529911719440698176882885853963445705823n
  ];
  var LOW_ORDER = [0n, 1n, FIELD2 - 1n, ...ORDER_EIGHT2];
  function isLowOrder(x255192) {
    const u = x255192.reduceRight((value, byte) => value << 8n | BigInt(byte), 0n) & 2n ** 255n - 1n;
    return LOW_ORDER.includes(u % FIELD2);
  }

  // src/crypto/keys.ts
  var ROUNDS = 1e6;
  var SLOTS_A_YEAR = 4080;
  var MAX_REPLIES = 510;
  async function deriveRoot(indices, dropId) {
    const password = await crypto.subtle.importKey("raw", packIndices(indices), "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-512", salt: message("root", dropId), iterations: ROUNDS };
    return rootFromSecret(new Uint8Array(await crypto.subtle.deriveBits(algorithm, password, 256)), dropId);
  }
  async function rootFromSecret(secret, dropId) {
    const [high, low] = await derive(secret, 2, "drawer");
    return { dropId, secret, drawer: high << 8 | low };
  }
  function drawerOf(root, bits) {
    return root.drawer & (1 << bits) - 1;
  }
  function threadKey(root, fingerprint) {
    return derive(root.secret, 32, "agency", fingerprint);
  }
  function forwardKey(key, fingerprint) {
    return derive(key, 32, "forward", fingerprint);
  }
  function macKey(key) {
    return derive(key, 32, "to-source");
  }
  function tags(key) {
    return derive(key, 16 * MAX_REPLIES, "tags");
  }
  function tagAt(all, n) {
    if (!Number.isInteger(n) || n < 1 || n > MAX_REPLIES) throw new ProtocolError("range");
    return all.slice(16 * (n - 1), 16 * n);
  }
  async function replyIdentity(root, fingerprint) {
    return identityFromSeed(await derive(root.secret, 32, "reply", fingerprint));
  }
  async function claimPublicKey(root, fingerprint) {
    return ed25519Public(await derive(root.secret, 32, "claim", fingerprint));
  }
  async function withdrawSecrets(root, fingerprint, year) {
    const blocks = Array.from(
      { length: SLOTS_A_YEAR / 255 },
      (_, block) => derive(root.secret, 8160, "withdraw", fingerprint, u16be(year), u8(block))
    );
    return join(...await Promise.all(blocks));
  }
  function withdrawSecretAt(all, slot) {
    if (!Number.isInteger(slot) || slot < 0 || slot >= SLOTS_A_YEAR) throw new ProtocolError("range");
    return all.slice(32 * slot, 32 * slot + 32);
  }
  function claimCommitment(dropId, fingerprint, year, slot, claimPublic) {
    return hash("claim", dropId, fingerprint, u16be(year), u16be(slot), claimPublic);
  }
  function uploadTag(withdrawHash2, claim) {
    return hash("tag", withdrawHash2, claim);
  }
  var PKCS8 = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
  async function importClaimKey(root, fingerprint) {
    return ed25519Key(await derive(root.secret, 32, "claim", fingerprint), false);
  }
  function ed25519Key(seed, extractable) {
    return crypto.subtle.importKey("pkcs8", join(PKCS8, seed), { name: "Ed25519" }, extractable, ["sign"]);
  }
  async function ed25519Public(seed) {
    const key = await ed25519Key(seed, true);
    const { x = "" } = await crypto.subtle.exportKey("jwk", key);
    return Uint8Array.from(atob(x.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  }

  // src/crypto/container.ts
  var BLOCK = 512;
  var MAX_SIZE = 2 ** 33 - 1;
  var END_LENGTH = 1024;
  function entryLength(size) {
    return BLOCK + size + padOf(size);
  }
  function padOf(size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }
  function isName(name) {
    return /^[a-z0-9./-]{1,99}$/.test(name) && name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  }
  function entryHeader(name, size) {
    if (!isName(name) || !Number.isSafeInteger(size) || size < 0 || size > MAX_SIZE) throw new ProtocolError("container");
    const block = new Uint8Array(BLOCK);
    const put = (at2, text) => block.set(utf8(text), at2);
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, size.toString(8).padStart(11, "0"));
    put(136, "00000000000");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    const sum = block.reduce((total, byte) => total + byte, 0);
    put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
    return block;
  }
  function isZero(bytes2) {
    return bytes2.every((byte) => byte === 0);
  }

  // src/crypto/hex.ts
  function encodeHex(bytes2) {
    let out = "";
    for (const byte of bytes2) out += byte.toString(16).padStart(2, "0");
    return out;
  }
  function decodeHex(text, length) {
    if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return void 0;
    const out = new Uint8Array(length);
    for (let i = 0; i < length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
    return out;
  }

  // src/crypto/note.ts
  var MAX_NOTE = 256 * 1024;
  var MAX_LINES = 16;
  var ED25519 = 1;
  async function keyId(name, publicKey) {
    return (await sha256(join(utf8(name), utf8("\n"), u8(ED25519), publicKey))).slice(0, 4);
  }
  async function openNote(bytes2, name, publicKey) {
    const { text, lines } = parseNote(bytes2);
    const id = await keyId(name, publicKey);
    const ours = lines.filter((line) => line.name === name && equal(line.keyId, id));
    const valid = await Promise.all(ours.map((line) => verifyBytes(publicKey, line.signature, utf8(text))));
    if (valid.length === 0 || valid.includes(false)) throw new ProtocolError("signature");
    return text;
  }
  async function namesKey(bytes2, name, publicKey) {
    const { lines } = parseNote(bytes2);
    const id = await keyId(name, publicKey);
    return lines.some((line) => line.name === name && equal(line.keyId, id));
  }
  function parseNote(bytes2) {
    if (bytes2.length > MAX_NOTE) throw new ProtocolError("note");
    const all = decodeText(bytes2);
    const end = all.lastIndexOf("\n\n");
    if (end < 0 || !all.endsWith("\n") || /[\u0000-\u0009\u000B-\u001F]/.test(all)) throw new ProtocolError("note");
    const lines = all.slice(end + 2, -1).split("\n");
    if (lines.length > MAX_LINES) throw new ProtocolError("note");
    return { text: all.slice(0, end + 1), lines: lines.map(parseLine) };
  }
  function decodeText(bytes2) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes2);
    } catch {
      throw new ProtocolError("note");
    }
  }
  function parseLine(line) {
    const [, name, encoded] = /^\u2014 ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
    const body = encoded === void 0 ? void 0 : decodeBase64(encoded);
    if (name === void 0 || body === void 0 || body.length < 5) throw new ProtocolError("note");
    return { name, keyId: body.slice(0, 4), signature: body.slice(4) };
  }
  function decodeBase64(text) {
    try {
      const binary = atob(text);
      return btoa(binary) === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : void 0;
    } catch {
      return void 0;
    }
  }

  // src/crypto/log.ts
  var MAX_LEAVES = 32768;
  var ENTRY_LENGTH = 64;
  function isShard(text) {
    return /^(19[7-9]\d|[2-9]\d{3})-[1-9]\d{0,4}$/.test(text) && Number(text.slice(5)) <= 65535;
  }
  function shardsInOrder(shards) {
    const places = shards.map((shard) => Number(shard.slice(0, 4)) * 65536 + Number(shard.slice(5)));
    return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
  }
  async function openCheckpoint(bytes2, origin, logKey) {
    const lines = bodyLines(await openNote(bytes2, `sybyr/${encodeHex(origin.dropId)}`, logKey), 3);
    return parseTree(lines, origin);
  }
  var seenName = (origin) => `sybyr/${encodeHex(origin.dropId)}/${encodeHex(origin.agency)}`;
  async function openSeen(bytes2, origin, desk) {
    const [title, ...lines] = bodyLines(await openNote(bytes2, seenName(origin), desk), 6);
    if (title !== "sybyr/v1/seen") throw new ProtocolError("note");
    const tree = parseTree(lines, origin);
    const day = decimal(lines[3], 2 ** 32 - 1);
    const failed = lines[4] === "-" ? [] : (lines[4] ?? "").split(",").map((index) => decimal(index, tree.size - 1));
    if (failed.some((index, i) => i > 0 && index <= (failed[i - 1] ?? 0))) throw new ProtocolError("note");
    return { ...tree, day, failed };
  }
  async function seenBy(bytes2, origin, desk) {
    return await namesKey(bytes2, seenName(origin), desk) ? await openSeen(bytes2, origin, desk) : void 0;
  }
  async function openShard(entries, checkpoint, seen, shard) {
    const own = entries.slice(0, ENTRY_LENGTH * checkpoint.size);
    if (entries.length % ENTRY_LENGTH !== 0 || own.length !== ENTRY_LENGTH * checkpoint.size) throw new ProtocolError("length");
    const tree = await buildTree(own);
    const holds = async ({ size, root }) => size <= checkpoint.size && equal(await treeRoot(tree, size), root);
    if (!await holds(checkpoint) || seen !== void 0 && !await holds(seen)) throw new ProtocolError("root");
    return { shard, size: checkpoint.size, entries: own, seen };
  }
  function yearsOf(shards) {
    const years = shards.map((shard) => Number(shard.slice(0, 4)));
    return [...new Set(years.flatMap((year) => [year - 1, year]))].sort((a, b) => a - b);
  }
  async function ownTags(root, fingerprint, year) {
    const [secrets, claimPublic] = await Promise.all([withdrawSecrets(root, fingerprint, year), claimPublicKey(root, fingerprint)]);
    const claims = messages((slot) => message("claim", root.dropId, fingerprint, u16be(year), u16be(slot), claimPublic));
    const [withdrawHashes, commitments] = await Promise.all([sha256Each(secrets, 32), sha256Each(claims.bytes, claims.length)]);
    const uploads = messages((slot) => message("tag", at(withdrawHashes, slot), at(commitments, slot)));
    return sha256Each(uploads.bytes, uploads.length);
  }
  function findOwnLeaves(entries, tagsByYear) {
    const known = /* @__PURE__ */ new Map();
    for (const [year, all] of tagsByYear) {
      for (let slot = 0; slot < SLOTS_A_YEAR; slot++) {
        const tag = at(all, slot);
        known.set(prefixOf2(tag), { year, slot, tag });
      }
    }
    const found = [];
    for (let index = 0; index < Math.floor(entries.length / ENTRY_LENGTH); index++) {
      const tag = entries.subarray(ENTRY_LENGTH * index + 32, ENTRY_LENGTH * (index + 1));
      const own = known.get(prefixOf2(tag));
      if (own !== void 0 && equal(own.tag, tag)) found.push({ index, year: own.year, slot: own.slot });
    }
    return found;
  }
  function receipt(shard, index) {
    if (shard === void 0 || index === void 0 || index >= shard.size) return "pending";
    if (shard.seen === void 0 || index >= shard.seen.size) return "in-log";
    return shard.seen.failed.includes(index) ? "not-opened" : "reached";
  }
  async function buildTree(entries) {
    let level = await sha256Each(prefixed(0, entries, ENTRY_LENGTH), 1 + ENTRY_LENGTH);
    const levels = [level];
    while (level.length > 32) {
      const paired = level.length - level.length % 64;
      const nodes = await sha256Each(prefixed(1, level.subarray(0, paired), 64), 65);
      level = join(nodes, level.subarray(paired));
      levels.push(level);
    }
    return levels;
  }
  async function treeRoot(levels, size) {
    let root;
    for (let height = 0; size >> height > 0; height++) {
      if ((size >> height & 1) === 0) continue;
      const peak = at(levels[height] ?? new Uint8Array(), (size >> height) - 1);
      root = root === void 0 ? peak.slice() : await sha256(join(Uint8Array.of(1), peak, root));
    }
    return root ?? sha256(new Uint8Array());
  }
  function prefixed(first, records, length) {
    const count = records.length / length;
    const out = new Uint8Array(count * (length + 1));
    for (let i = 0; i < count; i++) {
      out[i * (length + 1)] = first;
      out.set(records.subarray(i * length, (i + 1) * length), i * (length + 1) + 1);
    }
    return out;
  }
  function messages(of) {
    const all = Array.from({ length: SLOTS_A_YEAR }, (_, slot) => of(slot));
    return { bytes: join(...all), length: all[0]?.length ?? 0 };
  }
  function at(hashes, index) {
    return hashes.subarray(32 * index, 32 * index + 32);
  }
  function prefixOf2(tag) {
    const view = new DataView(tag.buffer, tag.byteOffset);
    return view.getUint32(0) * 2 ** 20 + (view.getUint32(4) >>> 12);
  }
  function bodyLines(text, count) {
    const lines = text.slice(0, -1).split("\n");
    if (lines.length !== count) throw new ProtocolError("note");
    return lines;
  }
  function parseTree([named, size, root], { dropId, agency, shard }) {
    if (named !== `sybyr/${encodeHex(dropId)}/${encodeHex(agency)}/${shard}`) throw new ProtocolError("foreign");
    const hash2 = decodeBase64(root ?? "");
    if (hash2?.length !== 32) throw new ProtocolError("note");
    return { size: decimal(size, MAX_LEAVES), root: hash2 };
  }
  function decimal(text, max) {
    if (text === void 0 || !/^(0|[1-9]\d{0,9})$/.test(text) || Number(text) > max) throw new ProtocolError("note");
    return Number(text);
  }

  // src/crypto/saved.ts
  var BLOCK2 = 512;
  var MAX_ENTRIES = 16384;
  var NAMES = [
    /^drop\.js$/,
    /^cards\/([0-9a-f]{64})$/,
    /^log\/([0-9a-f]{64})\/([1-9][0-9]{3})-([1-9][0-9]{0,4})\/(checkpoint|entries|seen|withdrawn)$/,
    /^drawer\/(0|[1-9]|1[0-6])-(0|[1-9][0-9]{0,4})\/(0|[1-9][0-9]{0,5})$/
  ];
  var [LOG, DRAWER] = [2, 3];
  async function openSaved(file) {
    const parts = /* @__PURE__ */ new Map();
    let before;
    for await (const { name, content } of entriesOf(file)) {
      const place = placeOf(name);
      if (place === void 0 || (before === void 0 ? name !== "drop.js" : compare(before, place) >= 0) || parts.size === MAX_ENTRIES) throw new ProtocolError("container");
      parts.set(name, content);
      before = place;
    }
    if (parts.size === 0) throw new ProtocolError("container");
    return parts;
  }
  function writeSaved(parts) {
    const placed = [...parts].map(([name, content]) => {
      const place = placeOf(name);
      if (place === void 0) throw new ProtocolError("container");
      return { name, content: content instanceof Blob ? content : new Blob([content]), place };
    });
    placed.sort((a, b) => compare(a.place, b.place));
    return containerOf(placed);
  }
  function containerOf(entries) {
    const pieces = entries.flatMap(({ name, content }) => [entryHeader(name, content.size), content, new Uint8Array(padOf(content.size))]);
    return new Blob([...pieces, new Uint8Array(END_LENGTH)], { type: "application/octet-stream" });
  }
  async function* entriesOf(file) {
    let at2 = 0;
    for (; ; ) {
      const header = await bytesOf(file.slice(at2, at2 + BLOCK2));
      if (header.length < BLOCK2) throw new ProtocolError("container");
      if (isZero(header)) break;
      const name = String.fromCharCode(...header.subarray(0, 100)).replace(/\0+$/, "");
      const size = Number.parseInt(String.fromCharCode(...header.subarray(124, 135)), 8);
      if (!(size <= MAX_SIZE) || !equal(header, entryHeader(name, size))) throw new ProtocolError("container");
      at2 += BLOCK2;
      const content = file.slice(at2, at2 + size);
      const pad = await bytesOf(file.slice(at2 + size, at2 + size + padOf(size)));
      if (content.size !== size || pad.length !== padOf(size) || !isZero(pad)) throw new ProtocolError("container");
      yield { name, content };
      at2 += size + pad.length;
    }
    const end = file.slice(at2);
    if (end.size < END_LENGTH || end.size >= END_LENGTH + BLOCK2 || !isZero(await bytesOf(end))) throw new ProtocolError("container");
  }
  async function bytesOf(piece) {
    try {
      return new Uint8Array(await piece.arrayBuffer());
    } catch {
      throw new ProtocolError("container");
    }
  }
  function placeOf(name) {
    for (const [kind, pattern] of NAMES.entries()) {
      const found = pattern.exec(name);
      if (found === null) continue;
      const place = [kind, ...found.slice(1).map((part) => /^[0-9]{1,6}$/.test(part) ? Number(part) : part)];
      return exists(place) ? place : void 0;
    }
    return void 0;
  }
  function exists([kind, ...rest]) {
    if (kind === LOG) return isShard(`${rest[1]}-${rest[2]}`);
    return kind !== DRAWER || Number(rest[1]) < 2 ** Number(rest[0]);
  }
  function compare(a, b) {
    for (const [at2, part] of a.entries()) {
      const other = b[at2];
      if (other === void 0 || part === other) continue;
      return part < other ? -1 : 1;
    }
    return a.length - b.length;
  }

  // src/crypto/json.ts
  var MAX_LENGTH = 64 * 1024;
  var MAX_U32 = 2 ** 32 - 1;
  var MAX_DEPTH = 8;
  function parseObject(bytes2, maxLength = MAX_LENGTH) {
    if (bytes2.length > maxLength) throw new ProtocolError("json");
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes2);
    } catch {
      throw new ProtocolError("json");
    }
    const reader = { text, at: 0 };
    const value = parseValue(reader, 0);
    skipSpace(reader);
    if (reader.at !== text.length || !isObject(value)) throw new ProtocolError("json");
    return value;
  }
  function writeObject(value) {
    return utf8(JSON.stringify(value, (_key, part) => typeof part === "string" ? wellFormed(part) : part));
  }
  function wellFormed(text) {
    return text.replace(/\p{Surrogate}/gu, "�");
  }
  function isObject(value) {
    return typeof value === "object" && !Array.isArray(value);
  }
  function objectAt(object, key) {
    const value = object[key];
    if (!isObject(value)) throw new ProtocolError("json");
    return value;
  }
  function listAt(object, key, max) {
    const value = object[key];
    if (!Array.isArray(value) || value.length > max) throw new ProtocolError("json");
    return value;
  }
  function integerAt(object, key, max = Number.MAX_SAFE_INTEGER) {
    return integer(object[key], max);
  }
  function integer(value, max = Number.MAX_SAFE_INTEGER) {
    if (typeof value !== "number" || value > max) throw new ProtocolError("json");
    return value;
  }
  function textAt(object, key, min, max) {
    const value = object[key];
    if (typeof value !== "string") throw new ProtocolError("json");
    const length = utf8(value).length;
    if (length < min || length > max) throw new ProtocolError("json");
    return value;
  }
  function choiceAt(object, key, values) {
    return choice(object[key], values);
  }
  function choice(value, values) {
    const found = values.find((allowed) => allowed === value);
    if (found === void 0) throw new ProtocolError("json");
    return found;
  }
  function hexAt(object, key, length) {
    const value = object[key];
    const bytes2 = typeof value === "string" ? decodeHex(value, length) : void 0;
    if (bytes2 === void 0) throw new ProtocolError("json");
    return bytes2;
  }
  var SPACE = /[ \t\n\r]*/y;
  var INTEGER = /(?:0|[1-9][0-9]*)(?![0-9.eE])/y;
  var STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  function take(reader, pattern) {
    pattern.lastIndex = reader.at;
    const found = pattern.exec(reader.text)?.[0];
    if (found !== void 0) reader.at += found.length;
    return found;
  }
  function skipSpace(reader) {
    take(reader, SPACE);
  }
  function takeMark(reader, mark) {
    skipSpace(reader);
    if (!reader.text.startsWith(mark, reader.at)) return false;
    reader.at += mark.length;
    return true;
  }
  function parseValue(reader, depth) {
    if (takeMark(reader, "{")) return parseMembers(reader, depth + 1);
    if (takeMark(reader, "[")) return parseElements(reader, depth + 1);
    if (takeMark(reader, "true")) return true;
    if (takeMark(reader, "false")) return false;
    if (reader.text[reader.at] === '"') return parseString(reader);
    const value = Number(take(reader, INTEGER) ?? Number.NaN);
    if (!Number.isSafeInteger(value)) throw new ProtocolError("json");
    return value;
  }
  function parseString(reader) {
    skipSpace(reader);
    const literal = take(reader, STRING);
    if (literal === void 0) throw new ProtocolError("json");
    const value = JSON.parse(literal);
    if (/\p{Surrogate}/u.test(value)) throw new ProtocolError("json");
    return value;
  }
  function parseMembers(reader, depth) {
    if (depth > MAX_DEPTH) throw new ProtocolError("json");
    const object = /* @__PURE__ */ Object.create(null);
    if (takeMark(reader, "}")) return object;
    do {
      const key = parseString(reader);
      if (key in object || !takeMark(reader, ":")) throw new ProtocolError("json");
      object[key] = parseValue(reader, depth);
    } while (takeMark(reader, ","));
    if (!takeMark(reader, "}")) throw new ProtocolError("json");
    return object;
  }
  function parseElements(reader, depth) {
    if (depth > MAX_DEPTH) throw new ProtocolError("json");
    const list = [];
    if (takeMark(reader, "]")) return list;
    do
      list.push(parseValue(reader, depth));
    while (takeMark(reader, ","));
    if (!takeMark(reader, "]")) throw new ProtocolError("json");
    return list;
  }

  // src/crypto/size.ts
  var SLOT_LENGTH = 8192;
  var HEADER_LENGTH = 1627;
  var NONCE_LENGTH = 16;
  var CHUNK = 64 * 1024;
  var AEAD_TAG = 16;
  var CLASSES = [
    ...Array.from({ length: 10 }, (_, i) => 2 ** (15 + i)),
    ...Array.from({ length: 20 }, (_, i) => 2 ** (24 + (i >> 2)) * (1.25 + 0.25 * (i & 3)))
  ];
  function isClass(length) {
    return CLASSES.includes(length);
  }
  function sealedLength(header, payload) {
    return header + NONCE_LENGTH + payload + AEAD_TAG * Math.max(1, Math.ceil(payload / CHUNK));
  }
  function payloadLength(sealed, header) {
    const body = sealed - header - NONCE_LENGTH;
    const payload = body - AEAD_TAG * Math.ceil(body / (CHUNK + AEAD_TAG));
    return payload > 0 && sealedLength(header, payload) === sealed ? payload : void 0;
  }
  function smallestClass(header, content) {
    for (const size of CLASSES) {
      const payload = payloadLength(size, header);
      if (payload !== void 0 && payload >= content) return { size, payload };
    }
    return void 0;
  }

  // src/crypto/carried.ts
  var MAX_META = 1024;
  async function openCarried(file) {
    const entries = [];
    for await (const entry of entriesOf(file)) {
      entries.push(entry);
      if (entries.length > 2) throw new ProtocolError("container");
    }
    const [meta, sealed] = entries;
    if (meta?.name !== "upload.json" || sealed?.name !== "sealed" || meta.content.size > MAX_META) throw new ProtocolError("container");
    if (!CLASSES.includes(sealed.content.size)) throw new ProtocolError("length");
    const bytes2 = await bytesOf(meta.content);
    const object = parseObject(bytes2, MAX_META);
    if (integerAt(object, "v") !== 1) throw new ProtocolError("json");
    const announced = { dropId: encodeHex(hexAt(object, "drop_id", 16)), agency: encodeHex(hexAt(object, "agency", 32)), tag: encodeHex(hexAt(object, "tag", 32)) };
    if (!equal(bytes2, metaOf(announced))) throw new ProtocolError("json");
    return { ...announced, sealed: sealed.content };
  }
  function metaOf({ dropId, agency, tag }) {
    return utf8(`${JSON.stringify({ v: 1, drop_id: dropId, agency, tag })}
`);
  }

  // src/worker/net.ts
  var CallError = class extends Error {
    failure;
    constructor(failure) {
      super(failure);
      this.name = "CallError";
      this.failure = failure;
    }
  };
  var Lost = class extends Error {
  };
  var MINUTE = 6e4;
  async function ask(path, { method = "GET", headers = {}, body, signal, cut, milliseconds = 2 * MINUTE } = {}) {
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
    cut?.addEventListener("abort", end);
    try {
      if (signal?.aborted === true) throw new CallError("cancelled");
      if (cut?.aborted === true) throw new Lost();
      return await fetch(path, {
        method,
        headers,
        ...body === void 0 ? {} : { body },
        cache: "no-store",
        credentials: "omit",
        redirect: "error",
        referrerPolicy: "no-referrer",
        signal: ending.signal
      });
    } catch (error) {
      if (signal?.aborted === true) throw new CallError("cancelled");
      if (error instanceof CallError) throw error;
      throw new Lost();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      cut?.removeEventListener("abort", end);
    }
  }
  async function fetchBytes(path, { most, tooLong = "server", idle = MINUTE }) {
    try {
      const answer2 = await ask(path);
      if (answer2.status === 404) return void 0;
      if (!answer2.ok) throw new CallError(failureOf(answer2.status));
      const bytes2 = await readBody(answer2, most, idle);
      if (bytes2 === void 0) throw new CallError(tooLong);
      return { bytes: bytes2, date: answer2.headers.get("date") };
    } catch (error) {
      throw error instanceof CallError ? error : new CallError("offline");
    }
  }
  function failureOf(status) {
    if (status === 429 || status === 503) return "busy";
    return status >= 500 ? "server" : "refused";
  }
  async function readBody(answer2, most, idle) {
    const reader = answer2.body?.getReader();
    if (reader === void 0) return new Uint8Array();
    const pieces = [];
    let length = 0;
    try {
      for (; ; ) {
        const { done, value } = await within(idle, reader.read());
        if (done) break;
        length += value.length;
        if (length > most) return void 0;
        pieces.push(value);
      }
    } finally {
      reader.cancel().catch(() => void 0);
    }
    return join(...pieces);
  }
  async function within(milliseconds, work) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Lost()), milliseconds);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  // src/worker/tus.ts
  var Troubled = class extends Lost {
    failure;
    constructor(failure) {
      super();
      this.failure = failure;
    }
  };
  var TUS = { "Tus-Resumable": "1.0.0" };
  async function create({ size, agency, tag }, limits) {
    const metadata = `agency ${btoa(agency)},tag ${btoa(tag)}`;
    const headers = { ...TUS, "Upload-Length": String(size), "Upload-Metadata": metadata };
    const answer2 = await ask("/api/tips", { ...limits, method: "POST", headers });
    if (answer2.status === 410) return { state: "closed" };
    const location = answer2.headers.get("location");
    if (answer2.status !== 201 || location === null) throw refusal(answer2.status);
    const offset = Number(answer2.headers.get("upload-offset") ?? 0);
    if (offset > 0) return { state: "pending", location: sameOrigin(location), offset };
    return { state: "open", location: sameOrigin(location) };
  }
  function head(location, limits) {
    return ask(location, { ...limits, method: "HEAD", headers: TUS });
  }
  function patch(location, offset, body, limits) {
    const headers = { ...TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
    return ask(location, { ...limits, method: "PATCH", headers, body });
  }
  function terminate(location, milliseconds) {
    return ask(location, { method: "DELETE", headers: TUS, milliseconds });
  }
  function refusal(status) {
    if (status === 408) return new Lost();
    if (status >= 500 || status === 429) return new Troubled(failureOf(status));
    if (status === 404) return new CallError("no-agency");
    return new CallError(status === 413 ? "too-large" : "refused");
  }
  function sameOrigin(location) {
    const address = new URL(location, self.location.origin);
    if (address.origin !== self.location.origin || !address.pathname.startsWith("/api/tips/")) throw new CallError("refused");
    return address.pathname;
  }

  // src/worker/discard.ts
  var ATTEMPTS = 5;
  var PATIENCE = 15e3;
  async function discard(location, announced, wait) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await discardOnce(location, announced);
      } catch (error) {
        if (attempt === ATTEMPTS) return "unknown";
        if (!(error instanceof Lost) && !(error instanceof CallError)) throw error;
      }
      await wait(attempt);
    }
  }
  async function discardOnce(location, announced) {
    const answer2 = await terminate(location, PATIENCE);
    if (answer2.ok) return "deleted";
    if (answer2.status !== 404 && answer2.status !== 410) throw refusal(answer2.status);
    const found = await create(announced, { milliseconds: PATIENCE });
    if (found.state === "closed") return "in-log";
    if (found.state === "pending") throw new Lost();
    await terminate(found.location, PATIENCE);
    return "deleted";
  }

  // src/worker/flights.ts
  var KIB = 1024;
  var SMALLEST_PIECE = 64 * KIB;
  var FIRST_PIECE = 256 * KIB;
  var LARGEST_PIECE = 4 * KIB * KIB;
  var SOON = 3e3;
  var LATE = 1e4;
  var PATIENCE2 = 6e4;
  var MOST_FLIGHTS = 2;
  var Flights = class {
    #under = [];
    #most = MOST_FLIGHTS;
    /** Length of the next piece. */
    piece = FIRST_PIECE;
    /** The shortest time in which a small request was answered, how long the last piece took, and when one last set out. */
    #roundTrip = Number.POSITIVE_INFINITY;
    #took = 0;
    #launched = 0;
    get count() {
      return this.#under.length;
    }
    /** Where the last of them ends. */
    get end() {
      return this.#under.at(-1)?.flight.end;
    }
    /** Whether another one may set out. The first piece goes alone: its answer says whose bytes lie there. */
    mayLaunch(acknowledged) {
      return this.#under.length < (acknowledged === 0 ? 1 : this.#most);
    }
    /** A small request was answered in this time. */
    answered(milliseconds) {
      this.#roundTrip = Math.min(this.#roundTrip, milliseconds);
    }
    /** Waits until the next piece may set out behind the one that is on its way. */
    async keepDistance() {
      const first = this.#under[0];
      const distance = Math.min(this.#took / 2, Math.max(0, this.#took - this.#roundTrip));
      const left = this.#launched + distance - performance.now();
      if (first === void 0 || left <= 0) return;
      let timer;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, left);
      });
      await Promise.race([late, first.landing]);
      clearTimeout(timer);
    }
    launch(location, body, from, stop) {
      const cut = new AbortController();
      const began = performance.now();
      this.#launched = began;
      const landing = patch(location, from.offset, body, { signal: stop, cut: cut.signal, milliseconds: PATIENCE2 }).then(
        (answer2) => {
          this.#learn(performance.now() - began, body.length);
          return answer2;
        },
        (error) => error instanceof Lost || error instanceof CallError ? error : new Lost()
      );
      this.#under.push({ flight: { ...from, end: from.offset + body.length }, landing, cut });
    }
    /** Waits for the one that set out first. */
    async land() {
      const first = this.#under[0];
      if (first === void 0) throw new CallError("unexpected");
      const landing = await first.landing;
      this.#under.shift();
      return { flight: first.flight, landing };
    }
    /** Gives up all that are on their way. What of them arrives does no harm: they are the same bytes as will be sent again. */
    ground() {
      for (const { cut } of this.#under.splice(0)) cut.abort();
    }
    /** Ends all of them as lost; each is still to be landed. */
    cut() {
      for (const { cut } of this.#under) cut.abort();
    }
    /** A server, or something before it, does not hold an early piece: from now on one after the other. */
    keepOrder() {
      this.#most = 1;
    }
    shrink() {
      this.piece = Math.max(SMALLEST_PIECE, this.piece / 2);
    }
    #learn(took, length) {
      this.#took = took;
      if (took > LATE) this.shrink();
      else if (took < SOON && length >= this.piece) this.piece = Math.min(LARGEST_PIECE, this.piece * (took < SOON / 2 ? 4 : 2));
    }
  };

  // src/worker/send-window.ts
  var NOTHING = new Uint8Array();
  var SendWindow = class {
    #buffer;
    #length = 0;
    /** What did not fit any more. */
    #ahead = NOTHING;
    constructor(capacity) {
      this.#buffer = new Uint8Array(capacity);
    }
    /** Whether `count` bytes are here, or as many as there is room for. */
    holds(count) {
      return this.#length >= Math.min(count, this.#buffer.length);
    }
    /** Takes a chunk. Only while there is room. */
    put(chunk) {
      this.#ahead = chunk;
      this.#advance();
    }
    /** At most `most` bytes behind the first `from`: a view that holds until `drop`. */
    behind(from, most) {
      return this.#buffer.subarray(from, Math.min(from + most, this.#length));
    }
    /** Forgets the first `count` bytes: they have arrived. */
    drop(count) {
      this.#buffer.copyWithin(0, count, this.#length);
      this.#length -= count;
      this.#advance();
    }
    #advance() {
      const chunk = this.#ahead;
      const taken = chunk.subarray(0, this.#buffer.length - this.#length);
      this.#buffer.set(taken, this.#length);
      this.#length += taken.length;
      this.#ahead = taken.length === chunk.length ? NOTHING : chunk.subarray(taken.length);
    }
  };

  // src/worker/waking.ts
  var TICK = 1e3;
  var ASLEEP = 1e4;
  function watchWaking(woke) {
    let last = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - last > ASLEEP) woke();
      last = now;
    }, TICK);
    addEventListener("online", woke);
    return () => {
      clearInterval(timer);
      removeEventListener("online", woke);
    };
  }

  // src/worker/upload.ts
  var LONGEST_WAIT = 15e3;
  var SHORTEST_PATIENCE = 1e4;
  var LONGEST_PATIENCE = 12e4;
  var MOST_TROUBLES = 6;
  var Upload = class {
    #outgoing;
    #report;
    #reader;
    #stop = new AbortController();
    #location;
    /** Bytes the server has acknowledged, and bytes it may have got. */
    #acknowledged = 0;
    #tried = 0;
    #window = new SendWindow(MOST_FLIGHTS * LARGEST_PIECE);
    #flights = new Flights();
    /** Ends small requests when the device wakes up. */
    #cut = new AbortController();
    #failures = 0;
    #troubles = 0;
    #paused = false;
    #wake = () => void 0;
    constructor(outgoing, report2) {
      this.#outgoing = outgoing;
      this.#report = report2;
      this.#reader = outgoing.sealed.getReader();
    }
    async run() {
      const rest = watchWaking(() => this.#woke());
      try {
        return await this.#run();
      } catch (error) {
        this.#flights.ground();
        return await this.#takeBack(error);
      } finally {
        rest();
        await this.#reader.cancel().catch(() => void 0);
      }
    }
    pause(paused) {
      this.#paused = paused;
      this.#wake();
      this.#tell(paused ? "paused" : "sending");
    }
    cancel() {
      this.#stop.abort();
      this.#wake();
    }
    /** Takes the tip back, which works until its batch closes. */
    async withdraw() {
      try {
        if (await discardOnce(this.#place(), this.#outgoing) === "in-log") throw new CallError("batch-closed");
      } catch (error) {
        if (error instanceof Troubled) throw new CallError(error.failure);
        throw error instanceof Lost ? new CallError("offline") : error;
      }
    }
    async #run() {
      if (await this.#create() !== "open") return "taken";
      while (this.#acknowledged < this.#outgoing.size) {
        if (this.#flights.count === 0) await this.#resumed();
        while (!this.#paused && this.#flights.mayLaunch(this.#acknowledged) && this.#next() < this.#outgoing.size) {
          await this.#flights.keepDistance();
          if (!this.#paused) await this.#launch();
        }
        const outcome = await this.#land();
        if (outcome !== void 0) return outcome;
      }
      return "sent";
    }
    /**
     * Ends an attempt that failed or was stopped. The server may have every byte while its answer was still on the way, so
     * whatever was begun is taken back, and what is said depends on the answer to that.
     */
    async #takeBack(error) {
      if (this.#location === void 0) throw error;
      this.#tell("stopping");
      const discarded = await this.#discard(this.#location);
      const whole = this.#tried >= this.#outgoing.size;
      const cancelled = error instanceof CallError && error.failure === "cancelled";
      if (discarded === "in-log" && whole) {
        if (cancelled) throw new CallError("batch-closed");
        return "sent";
      }
      if (discarded === "unknown" && (whole || cancelled && this.#tried > 0)) throw new CallError("not-deleted");
      throw error;
    }
    async #create() {
      const created = await this.#insist(() => create(this.#outgoing, this.#limits()));
      if (created.state === "open") this.#location = created.location;
      return created.state;
    }
    /** Where the next piece begins. */
    #next() {
      return this.#flights.end ?? this.#acknowledged;
    }
    /** Seals as much as the next piece needs, and sends it on its way. */
    async #launch() {
      const offset = this.#next();
      const [from, most] = [offset - this.#acknowledged, this.#flights.piece];
      while (!this.#window.holds(from + most)) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        this.#window.put(value);
      }
      const body = this.#window.behind(from, most);
      const triedBefore = this.#tried;
      this.#tried = Math.max(triedBefore, offset + body.length);
      this.#tell("sending");
      this.#flights.launch(this.#place(), body, { offset, acknowledged: this.#acknowledged, triedBefore }, this.#stop.signal);
    }
    async #land() {
      const { flight, landing } = await this.#flights.land();
      if (landing instanceof CallError) throw landing;
      if (landing instanceof Lost) return this.#recover(landing);
      const { status } = landing;
      if (status === 404) return this.#gone();
      if (status !== 204 && status !== 409) {
        const error = refusal(status);
        if (error instanceof Lost) return this.#recover(error);
        throw error;
      }
      const offset = offsetOf(landing);
      if (status === 409 && offset >= flight.acknowledged && offset < flight.offset) {
        this.#flights.keepOrder();
        this.#flights.ground();
        return void 0;
      }
      const mine = status === 409 && flight.offset === 0 ? flight.triedBefore : this.#tried;
      if (!this.#acknowledge(offset, mine)) return "taken";
      if (offset !== flight.end) this.#flights.ground();
      this.#tell("sending");
      return void 0;
    }
    /** After a lost connection: waits, asks how much arrived, goes on from there. */
    async #recover(after) {
      this.#flights.ground();
      this.#flights.shrink();
      await this.#wait(after);
      const answer2 = await this.#insist(async () => {
        const said = await head(this.#place(), this.#limits());
        if (!said.ok && said.status !== 404) throw refusal(said.status);
        return said;
      });
      if (answer2.status === 404) return this.#gone();
      return this.#acknowledge(offsetOf(answer2), this.#tried) ? void 0 : "taken";
    }
    /**
     * The upload is unknown: expired, or its batch closed before the last answer reached us. If every byte was on its way,
     * the log has the last word: a tag that only this ciphertext of this visit can have brought there is success.
     */
    async #gone() {
      this.#flights.ground();
      if (this.#tried < this.#outgoing.size) return "taken";
      const found = await this.#create();
      if (found === "open") await this.#discard(this.#place());
      return found === "closed" ? "sent" : "taken";
    }
    /** Drops what the server has. False when the offset is none that our own bytes, up to `tried`, can have led to. */
    #acknowledge(offset, tried) {
      if (!Number.isInteger(offset) || offset < this.#acknowledged || offset > tried) return false;
      if (offset > this.#acknowledged) this.#calm();
      this.#window.drop(offset - this.#acknowledged);
      this.#acknowledged = offset;
      return true;
    }
    /** Repeats a small request until it is answered. */
    async #insist(request) {
      for (; ; ) {
        const began = performance.now();
        try {
          const answer2 = await request();
          this.#flights.answered(performance.now() - began);
          return answer2;
        } catch (error) {
          if (!(error instanceof Lost)) throw error;
          await this.#wait(error);
        }
      }
    }
    /** It goes on: only bytes that arrived count, since a full server still answers what is asked about them. */
    #calm() {
      this.#failures = 0;
      this.#troubles = 0;
    }
    /** Waits a little longer after each failure in a row, less when the device says it is online again. */
    async #wait(after) {
      this.#failures += 1;
      if (after instanceof Troubled) {
        this.#troubles += 1;
        if (this.#troubles >= MOST_TROUBLES) throw new CallError(after.failure);
      }
      this.#tell(after instanceof Troubled ? "busy" : "lost");
      await this.#sleep(Math.min(LONGEST_WAIT, 500 * 2 ** this.#failures));
      await this.#resumed();
    }
    async #sleep(milliseconds) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
        addEventListener("online", this.#wake, { once: true });
      });
      removeEventListener("online", this.#wake);
    }
    async #resumed() {
      while (this.#paused && !this.#stop.signal.aborted) {
        await new Promise((resolve) => {
          this.#wake = resolve;
        });
      }
      if (this.#stop.signal.aborted) throw new CallError("cancelled");
    }
    /** The device slept, or came to another network: what is on its way will not be answered any more. */
    #woke() {
      this.#flights.cut();
      this.#cut.abort();
      this.#cut = new AbortController();
    }
    /** A small request may meet an old connection that is dead as well: at first it is given up soon, and asked again. */
    #limits() {
      return { signal: this.#stop.signal, cut: this.#cut.signal, milliseconds: Math.min(LONGEST_PATIENCE, SHORTEST_PATIENCE * 2 ** this.#failures) };
    }
    #discard(location) {
      return discard(location, this.#outgoing, (attempt) => this.#sleep(500 * 2 ** (attempt - 1)));
    }
    #place() {
      if (this.#location === void 0) throw new CallError("unexpected");
      return this.#location;
    }
    #tell(state) {
      this.#report({ sent: this.#acknowledged, total: this.#outgoing.size, state: this.#paused ? "paused" : state });
    }
  };
  function offsetOf(answer2) {
    return Number(answer2.headers.get("upload-offset") ?? Number.NaN);
  }

  // src/worker/carry.ts
  var PATIENCE3 = 15e3;
  var Carrying = class {
    #visit;
    #report;
    #file;
    #upload;
    constructor(visit2, report2) {
      this.#visit = visit2;
      this.#report = report2;
    }
    /** Looks at a file without reading what is sealed, and says for whom it is. */
    async open(file) {
      this.#file = void 0;
      const carried = await openCarried(file).catch((error) => {
        throw error instanceof ProtocolError ? new CallError("no-blob") : error;
      });
      if (carried.dropId !== this.#visit.drop.drop_id) throw new CallError("no-blob");
      this.#visit.agency(carried.agency);
      if (carried.sealed.size > this.#visit.drop.limits.tip) throw new CallError("too-large");
      this.#file = carried;
      return { agency: carried.agency, total: carried.sealed.size };
    }
    /** Uploads it. That it is there already, from an earlier attempt by whatever means, is success: there is one ciphertext with this tag. */
    async send() {
      if (this.#file === void 0) throw new CallError("unexpected");
      const { sealed, agency, tag } = this.#file;
      const announced = { size: sealed.size, agency, tag };
      if (await this.#there(announced)) return;
      const upload = new Upload({ ...announced, sealed: sealed.stream() }, this.#report);
      this.#upload = upload;
      if (await upload.run() !== "sent") throw new CallError("taken");
    }
    pause(paused) {
      this.#upload?.pause(paused);
    }
    cancel() {
      this.#upload?.cancel();
    }
    /** Whether all of it has arrived before. What arrived in part is given up, because it cannot be known to be of this file. */
    async #there(announced) {
      try {
        const created = await create(announced, {});
        if (created.state === "closed") return true;
        if (created.state === "open") return false;
        if (created.offset >= announced.size) return true;
        await terminate(created.location, PATIENCE3);
        return false;
      } catch (error) {
        if (error instanceof Troubled) throw new CallError(error.failure);
        throw error instanceof Lost ? new CallError("offline") : error;
      }
    }
  };

  // src/crypto/drawer.ts
  var PAGE_SLOTS = 64;
  var TAG_LENGTH = 16;
  var RECORD_LENGTH = TAG_LENGTH + SLOT_LENGTH;
  var MAX_PAGE = 8 + PAGE_SLOTS * RECORD_LENGTH;
  var MAX_PAGES = 512;
  function parseDrawerPage(bytes2) {
    if (bytes2.length < 8) throw new ProtocolError("drawer");
    const view = new DataView(bytes2.buffer, bytes2.byteOffset);
    const pages = view.getUint32(0);
    const count = view.getUint32(4);
    const room2 = (bytes2.length - 8) / RECORD_LENGTH;
    if (pages > MAX_PAGES || !Number.isInteger(room2) || room2 > PAGE_SLOTS || count > room2) throw new ProtocolError("drawer");
    const slots = Array.from({ length: count }, (_, i) => {
      const at2 = 8 + i * RECORD_LENGTH;
      return { tag: bytes2.subarray(at2, at2 + TAG_LENGTH), blob: bytes2.subarray(at2 + TAG_LENGTH, at2 + RECORD_LENGTH) };
    });
    const sorted = slots.every(({ tag }, i) => i === 0 || compare2(slots[i - 1]?.tag ?? tag, tag) <= 0);
    if (!sorted || !isZero(bytes2.subarray(8 + count * RECORD_LENGTH))) throw new ProtocolError("drawer");
    return { pages, slots };
  }
  function continues(before, next) {
    const last = before.slots.at(-1);
    const first = next.slots[0];
    if (before.pages !== next.pages) return false;
    if (first === void 0) return true;
    if (last === void 0 || before.slots.length < PAGE_SLOTS) return false;
    const order = compare2(last.tag, first.tag);
    return order < 0 || order === 0 && !equal(last.blob, first.blob);
  }
  function matchReplies(slots, tags2) {
    const byTag = /* @__PURE__ */ new Map();
    for (let n = 1; n <= MAX_REPLIES; n++) {
      const key = prefixOf3(tagAt(tags2, n));
      byTag.set(key, [...byTag.get(key) ?? [], n]);
    }
    return slots.flatMap(({ tag, blob }) => (byTag.get(prefixOf3(tag)) ?? []).filter((n) => equal(tagAt(tags2, n), tag)).map((n) => ({ n, blob }))).sort((a, b) => a.n - b.n);
  }
  function prefixOf3(tag) {
    return new DataView(tag.buffer, tag.byteOffset).getUint32(0);
  }
  function compare2(a, b) {
    const differing = a.findIndex((byte, i) => byte !== b[i]);
    return differing < 0 ? 0 : a[differing] - b[differing];
  }

  // src/crypto/seal.ts
  var STANZA_TYPE = "mlkem768x25519";
  var MAX_HEADER = 4096;
  async function sealStream(recipient, plaintext) {
    return await encrypterTo(recipient).encrypt(plaintext);
  }
  async function open(identity, sealed) {
    try {
      refuseLongHeader(sealed);
      const decrypter = new Decrypter();
      decrypter.addIdentity({ unwrapFileKey: refuseForeignHeader });
      decrypter.addIdentity(identity);
      return await decrypter.decrypt(sealed);
    } catch {
      throw new ProtocolError("sealed");
    }
  }
  function encrypterTo(recipient) {
    const encrypter = new Encrypter();
    encrypter.addRecipient(checkRecipient(recipient));
    return encrypter;
  }
  function refuseForeignHeader(stanzas) {
    const types = stanzas.map((stanza) => stanza.args[0] ?? "");
    const hybrid = types.filter((type) => type === STANZA_TYPE).length;
    const grease = types.filter((type) => type.endsWith("-grease")).length;
    if (hybrid !== 1 || grease > 1 || hybrid + grease !== types.length) throw new ProtocolError("sealed");
    return null;
  }
  function refuseLongHeader(sealed) {
    const start2 = new TextDecoder("latin1").decode(sealed.subarray(0, MAX_HEADER));
    if (!/\n--- [^\n]*\n/.test(start2)) throw new ProtocolError("sealed");
  }

  // src/crypto/reply.ts
  var MAX_REPLY_JSON = 6144;
  var MAX_OBJECTS = 4;
  var MAX_OBJECT_BYTES = 32 * 1024 * 1024;
  var MAC_LENGTH = 64;
  var LISTED = 32;
  var KINDS = ["status", "message", "forwarded", "challenge"];
  var STATUSES = [
    "received",
    "registered",
    "referred-territory",
    "referred",
    "checking",
    "investigating",
    "answered",
    "written-off",
    "confirmed",
    "not-confirmed",
    "reward",
    "closed",
    "reopened"
  ];
  var PARTS = ["message", "sector", "district", "role", "place", "when", "who", "known", "risk", "finding", "answers", "attachments"];
  async function openReply(blob, identity, threadKey2, check) {
    if (blob.length !== SLOT_LENGTH || check.n < 1 || check.n > MAX_REPLIES) throw new ProtocolError("length");
    const plaintext = await open(identity, blob);
    if (plaintext.length < 4 + MAC_LENGTH) throw new ProtocolError("length");
    const body = plaintext.slice(0, -MAC_LENGTH);
    const authentic = message("reply", check.dropId, check.agency, u32be(check.n), variable(body));
    const mac = await hmacSha512(await macKey(threadKey2), authentic);
    if (!equal(mac, plaintext.slice(-MAC_LENGTH))) throw new ProtocolError("mac");
    const length = new DataView(body.buffer).getUint32(0);
    if (length > body.length - 4 || !isZero(body.subarray(4 + length))) throw new ProtocolError("length");
    return parseReply(parseObject(body.subarray(4, 4 + length), MAX_REPLY_JSON), check);
  }
  async function openObject(sealed, identity, object) {
    if (!isClass(sealed.length) || sealed.length > MAX_OBJECT_BYTES) throw new ProtocolError("length");
    if (!equal(await sha256(sealed), object.sha256)) throw new ProtocolError("sealed");
    const plaintext = await open(identity, sealed);
    if (object.size > plaintext.length || !isZero(plaintext.subarray(object.size))) throw new ProtocolError("length");
    return plaintext.slice(0, object.size);
  }
  function parseReply(object, check) {
    const version = integerAt(object, "v");
    const n = integerAt(object, "n", MAX_REPLIES);
    const ours = equal(hexAt(object, "drop_id", 16), check.dropId) && equal(hexAt(object, "agency", 32), check.agency);
    if (!ours || n !== check.n) throw new ProtocolError("foreign");
    const kind = choiceAt(object, "kind", KINDS);
    const part = integerAt(object, "part", MAX_REPLIES);
    const of = integerAt(object, "of", MAX_REPLIES);
    const objects = "objects" in object ? listAt(object, "objects", MAX_OBJECTS).map(parseReplyObject) : [];
    const files = objects.reduce((sum, { size }) => sum + size, 0);
    const fits = part >= 1 && part <= of && files <= MAX_OBJECT_BYTES;
    const named = "to" in object === (kind === "forwarded") && "challenge" in object === (kind === "challenge");
    const masked = "masked" in object ? parseParts(object) : [];
    const rekey = object["rekey"];
    if (version !== 1 || !fits || !named || masked.length > 0 && kind !== "forwarded" || rekey !== void 0 && rekey !== true) throw new ProtocolError("json");
    return {
      n,
      day: integerAt(object, "day", MAX_U32),
      kind,
      status: choiceAt(object, "status", STATUSES),
      message: textAt(object, "message", 0, MAX_REPLY_JSON),
      part,
      of,
      count: integerAt(object, "count", MAX_U32),
      history: listAt(object, "history", LISTED).map(parsePast),
      received: listAt(object, "received", LISTED).map(parseReceived),
      del: hexAt(object, "del", 32),
      objects,
      ..."ref" in object ? { ref: textAt(object, "ref", 0, 100) } : {},
      ...kind === "forwarded" ? { to: hexAt(object, "to", 32) } : {},
      ...masked.length > 0 ? { masked } : {},
      ...kind === "challenge" ? { challenge: hexAt(object, "challenge", 32) } : {},
      ...rekey === true ? { rekey } : {}
    };
  }
  function parseParts(object) {
    const parts = listAt(object, "masked", PARTS.length).map((value) => choice(value, PARTS));
    const places = parts.map((part) => PARTS.indexOf(part));
    if (places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0))) throw new ProtocolError("json");
    return parts;
  }
  function parsePast(value) {
    if (!Array.isArray(value) || value.length !== 4) throw new ProtocolError("json");
    const [n, day, kind, status] = value;
    return { n: integer(n, MAX_U32), day: integer(day, MAX_U32), kind: choice(kind, KINDS), status: choice(status, STATUSES) };
  }
  function parseReceived(value) {
    if (!Array.isArray(value) || value.length !== 3) throw new ProtocolError("json");
    const [day, year, slot] = value;
    return { day: integer(day, MAX_U32), year: integer(year, 65535), slot: integer(slot, 65535) };
  }
  function parseReplyObject(value) {
    if (!isObject(value)) throw new ProtocolError("json");
    return {
      id: hexAt(value, "id", 16),
      sha256: hexAt(value, "sha256", 32),
      name: textAt(value, "name", 1, 255),
      type: textAt(value, "type", 0, 100),
      size: integerAt(value, "size", MAX_OBJECT_BYTES)
    };
  }

  // src/worker/arrange.ts
  function arrange(found) {
    const groups = /* @__PURE__ */ new Map();
    for (const one of found) {
      const key = `${one.reply.n - one.reply.part} ${one.reply.of}`;
      groups.set(key, [...groups.get(key) ?? [], one]);
    }
    const replies = [...groups.values()].map(joinParts);
    replies.sort((a, b) => a.first - b.first);
    const past = remembered(found.map(({ reply }) => reply));
    const standing = newestStatus(past);
    return { replies, ...gaps(found, past), ...standing === void 0 ? {} : { standing } };
  }
  function joinParts(parts) {
    const sorted = [...parts].sort((a, b) => a.reply.part - b.reply.part);
    const [head2] = sorted;
    if (head2 === void 0) throw new Error("a group has a part");
    const replies = sorted.map(({ reply }) => reply);
    const texts = replies.flatMap(({ message: message2 }) => message2 === "" ? [] : [message2]);
    const last = replies.at(-1) ?? head2.reply;
    const ref = replies.find((reply) => reply.ref !== void 0)?.ref;
    return {
      first: head2.reply.n,
      last: last.n,
      day: head2.reply.day,
      kind: head2.reply.kind,
      status: head2.reply.status,
      partial: replies.length < head2.reply.of,
      files: replies.flatMap(({ objects }) => objects.map((object) => ({ id: encodeHex(object.id), name: object.name, size: object.size }))),
      deletions: sorted.map(({ tag, reply }) => ({ tag, del: encodeHex(reply.del) })),
      ...ref === void 0 ? {} : { ref },
      ...texts.length === 0 ? {} : { message: texts.join("") },
      ...head2.reply.to === void 0 ? {} : { to: encodeHex(head2.reply.to) },
      ...head2.reply.masked === void 0 ? {} : { masked: head2.reply.masked },
      ...head2.reply.challenge === void 0 ? {} : { challenge: encodeHex(head2.reply.challenge) }
    };
  }
  function remembered(replies) {
    const past = /* @__PURE__ */ new Map();
    for (const { history } of replies) for (const one of history) past.set(one.n, one);
    for (const { n, day, kind, status } of replies) past.set(n, { n, day, kind, status });
    return past;
  }
  function newestStatus(past) {
    const order = [...past.values()].sort((a, b) => b.n - a.n);
    const [newest2] = order;
    if (newest2 === void 0) return void 0;
    const other = order.findIndex(({ status }) => status !== newest2.status);
    const since = order[(other < 0 ? order.length : other) - 1] ?? newest2;
    return { status: newest2.status, since: since.day };
  }
  function gaps(found, past) {
    const replies = found.map(({ reply }) => reply);
    const here = new Set(replies.map(({ n }) => n));
    const given = new Set(past.keys());
    const complete = Math.max(0, ...replies.filter(({ n, count }) => count >= n - 1).map(({ n }) => n));
    for (let n = 1; n < complete; n += 1) given.add(n);
    const shortages = replies.map(({ n, count }) => count - [...given].filter((one) => one < n).length);
    const missing = [...given].filter((n) => !here.has(n)).sort((a, b) => a - b);
    return { missing: missing.map((n) => past.get(n) ?? { n }), unnamed: Math.max(0, ...shortages) };
  }

  // src/crypto/withdrawn.ts
  var HASH = 32;
  var MAX_WITHDRAWN = HASH * (1 + MAX_LEAVES);
  function parseWithdrawn(bytes2) {
    const hashes = Array.from({ length: Math.ceil(bytes2.length / HASH) }, (_, i) => encodeHex(bytes2.subarray(HASH * i, HASH * (i + 1)))).slice(1);
    const ascending = hashes.every((one, i) => i === 0 || one > (hashes[i - 1] ?? one));
    if (bytes2.length < HASH || bytes2.length % HASH !== 0 || !ascending) throw new ProtocolError("length");
    return { salt: bytes2.slice(0, HASH), hashes: new Set(hashes) };
  }
  async function findWithdrawn({ salt, hashes }, secret) {
    const states = ["unread", "maybe-read"];
    for (const [bundled, state] of states.entries()) if (hashes.has(encodeHex(await hash("withdrawn", salt, secret, u8(bundled))))) return state;
    return void 0;
  }

  // src/worker/desk.ts
  var RESERVE = 256 * 1024;
  var MAX_LIST = 64 * 1024;
  async function visitDesk(visit2, fingerprint) {
    const card = await visit2.card(fingerprint);
    return {
      card: {
        hotlines: card.hotlines,
        sectors: card.sectors,
        districts: card.districts,
        roles: card.roles,
        questions: card.questions,
        ...card.texts === void 0 ? {} : { texts: card.texts },
        ...card.deadlines === void 0 ? {} : { deadlines: card.deadlines },
        ...card.rhythm === void 0 ? {} : { rhythm: card.rhythm }
      },
      collected: await lastCollected(visit2, fingerprint, card),
      today: visit2.today(),
      room: room(visit2.drop.limits.tip)
    };
  }
  async function fetchShards(visit2, fingerprint) {
    const first = visit2.agency(fingerprint).first_shard;
    const answer2 = await fetchBytes(`/api/log/${fingerprint}`, { most: MAX_LIST, tooLong: "log-refused" });
    if (answer2 === void 0) throw new CallError("no-agency");
    try {
      const { shards } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer2.bytes));
      if (Array.isArray(shards) && shards.every((shard) => typeof shard === "string" && isShard(shard))) {
        const from = shards.indexOf(first);
        if (from >= 0 && shardsInOrder(shards)) return shards.slice(from);
      }
    } catch {
    }
    throw new CallError("log-refused");
  }
  async function lastCollected(visit2, fingerprint, card) {
    const agency = decodeHex(fingerprint, 32);
    if (agency === void 0) throw new CallError("no-agency");
    try {
      const days = [];
      for (const shard of await fetchShards(visit2, fingerprint)) {
        const note = await fetchBytes(`/api/log/${fingerprint}/${shard}/seen`, { most: MAX_NOTE, tooLong: "log-refused" });
        const seen = note === void 0 ? void 0 : await seenBy(note.bytes, { dropId: visit2.dropId, agency, shard }, card.desk);
        if (seen !== void 0) days.push(seen.day);
      }
      return newest(days);
    } catch (error) {
      if (error instanceof ProtocolError || error instanceof CallError && ["log-refused", "not-saved"].includes(error.failure)) return "unknown";
      throw error;
    }
  }
  function newest(days) {
    return days.length === 0 ? "never" : Math.max(...days);
  }
  function room(limit) {
    const largest = CLASSES.filter((size) => size <= limit).at(-1) ?? 0;
    return Math.max(0, (payloadLength(largest, HEADER_LENGTH) ?? 0) - RESERVE);
  }

  // src/worker/own-log.ts
  var A_NOTE = { most: MAX_NOTE, tooLong: "log-refused" };
  var A_SHARD = { most: MAX_LEAVES * ENTRY_LENGTH, tooLong: "log-refused" };
  var A_LIST = { most: MAX_WITHDRAWN, tooLong: "log-refused" };
  async function readOwnLog(visit2, root, card, fingerprint) {
    try {
      return await findReceipts(visit2, root, card, fingerprint);
    } catch (error) {
      if (error instanceof CallError && error.failure === "log-refused") return { receipts: [], collected: "unknown", confirmed: false };
      throw error;
    }
  }
  async function findReceipts(visit2, root, card, fingerprint) {
    const fetched = [];
    for (const name of await fetchShards(visit2, fingerprint)) fetched.push(await fetchShard(visit2, card, fingerprint, name));
    const years = /* @__PURE__ */ new Map();
    for (const year of yearsOf(fetched.map(({ shard }) => shard.shard))) years.set(year, await ownTags(root, card.agency, year));
    const receipts = [];
    for (const { shard, withdrawn } of fetched) {
      for (const { index, year, slot } of findOwnLeaves(shard.entries, years)) {
        const state = receipt(shard, index);
        if (state === "pending") continue;
        const secret = withdrawSecretAt(await withdrawSecrets(root, card.agency, year), slot);
        const taken = withdrawn === void 0 ? void 0 : await findWithdrawn(withdrawn, secret);
        const tag = encodeHex(shard.entries.subarray(ENTRY_LENGTH * index + 32, ENTRY_LENGTH * (index + 1)));
        receipts.push({ state, shard: shard.shard, index, year, slot, tag, ...taken === void 0 ? {} : { withdrawn: taken } });
      }
    }
    return { receipts, collected: newest(fetched.flatMap(({ shard: { seen } }) => seen === void 0 ? [] : [seen.day])), confirmed: true };
  }
  async function fetchShard(visit2, card, fingerprint, shard) {
    const path = `/api/log/${fingerprint}/${shard}`;
    const origin = { dropId: visit2.dropId, agency: card.agency, shard };
    const logKey = decodeHex(visit2.drop.log, 32) ?? new Uint8Array();
    const seen = await fetchBytes(`${path}/seen`, A_NOTE);
    const checkpoint = await fetchBytes(`${path}/checkpoint`, A_NOTE);
    if (checkpoint === void 0) throw new CallError("log-refused");
    const entries = await fetchBytes(`${path}/entries`, A_SHARD);
    if (entries === void 0) throw new CallError("log-refused");
    const withdrawn = await fetchBytes(`${path}/withdrawn`, A_LIST);
    try {
      const opened = await openShard(
        entries.bytes,
        await openCheckpoint(checkpoint.bytes, origin, logKey),
        seen === void 0 ? void 0 : await seenBy(seen.bytes, origin, card.desk),
        shard
      );
      return { shard: opened, withdrawn: withdrawn === void 0 ? void 0 : parseWithdrawn(withdrawn.bytes) };
    } catch (error) {
      throw error instanceof ProtocolError ? new CallError("log-refused") : error;
    }
  }

  // src/worker/threads.ts
  var FORWARD_DEPTH = 3;
  async function openThreads(slots, root, agency) {
    const identity = await replyIdentity(root, agency);
    const chosen = await openThread(slots, root, { key: await threadKey(root, agency), agency, identity, path: [] });
    return [chosen, ...await follow(slots, root, await threadKey(root, agency), chosen)];
  }
  async function follow(slots, root, key, from) {
    if (from.path.length === FORWARD_DEPTH) return [];
    const path = [...from.path, from.agency];
    const threads = [];
    for (const to of namedIn(from.found)) {
      const next = await forwardKey(key, to);
      const introduced = await openThread(slots, root, { key: next, agency: to, identity: from.identity, path });
      threads.push(introduced);
      if (!path.some((one) => equal(one, to))) {
        const own = { key: await threadKey(root, to), agency: to, identity: await replyIdentity(root, to), path };
        threads.push({ ...await openThread(slots, root, own), direct: true });
      }
      threads.push(...await follow(slots, root, next, introduced));
    }
    return threads;
  }
  function namedIn(found) {
    const named = /* @__PURE__ */ new Map();
    for (const { reply } of found) if (reply.to !== void 0) named.set(encodeHex(reply.to), reply.to);
    return [...named.values()];
  }
  async function openThread(slots, root, thread) {
    const found = /* @__PURE__ */ new Map();
    const all = await tags(thread.key);
    for (const { n, blob } of matchReplies(slots, all)) {
      if (found.has(n)) continue;
      const reply = await openReply(blob, thread.identity, thread.key, { dropId: root.dropId, agency: thread.agency, n }).catch(ignored);
      if (reply !== void 0) found.set(n, { reply, tag: encodeHex(tagAt(all, n)) });
    }
    const { agency, identity, path } = thread;
    return { agency, identity, path, direct: false, found: [...found.values()] };
  }
  function ignored(error) {
    if (error instanceof ProtocolError) return void 0;
    throw error;
  }

  // src/worker/read.ts
  var DRAWER_ATTEMPTS = 3;
  var Reading = class {
    #visit;
    #objects = /* @__PURE__ */ new Map();
    constructor(visit2) {
      this.#visit = visit2;
    }
    async read(codename, fingerprint) {
      this.#visit.hasRead = true;
      const root = await this.#visit.root(codename);
      const card = await this.#visit.card(fingerprint);
      const slots = await this.#fetchDrawers(root);
      const log = await readOwnLog(this.#visit, root, card, fingerprint);
      const [chosen, ...introduced] = await openThreads(slots, root, card.agency);
      if (chosen === void 0) throw new CallError("unexpected");
      for (const thread of [chosen, ...introduced]) this.#remember(thread);
      return {
        rekey: chosen.found.some(({ reply }) => reply.rekey === true),
        thread: arrange(chosen.found),
        introduced: this.#introductions(introduced),
        receipts: withDays(log.receipts, chosen.found),
        collected: log.collected,
        confirmed: log.confirmed,
        today: this.#visit.today(),
        hotlines: card.hotlines,
        ...card.deadlines === void 0 ? {} : { deadlines: card.deadlines },
        ...card.rhythm === void 0 ? {} : { rhythm: card.rhythm }
      };
    }
    /** Fetches and opens one file of a reply: the one request of a reading visit that is not the same for everyone. */
    async object(id) {
      const known = this.#objects.get(id);
      if (known === void 0) throw new CallError("object-gone");
      const answer2 = await fetchBytes(`/api/object/${id}`, { most: MAX_OBJECT_BYTES, tooLong: "object-broken" });
      if (answer2 === void 0) throw new CallError("object-gone");
      try {
        return new Blob([await openObject(answer2.bytes, known.identity, known.object)], { type: "application/octet-stream" });
      } catch {
        throw new CallError("object-broken");
      }
    }
    /** Every page of the drawer under every `bits` this drop ever had, whatever the first pages hold. */
    async #fetchDrawers(root) {
      const slots = [];
      for (const bits of this.#visit.drop.bits) slots.push(...await this.#fetchDrawer(`${bits}-${drawerOf(root, bits)}`));
      return slots;
    }
    async #fetchDrawer(name) {
      for (let attempt = 1; attempt <= DRAWER_ATTEMPTS; attempt += 1) {
        const slots = await this.#fetchPages(name);
        if (slots !== void 0) return slots;
      }
      throw new CallError("busy");
    }
    /** All pages of a drawer; undefined when they are not of one drawer, because a batch closed between two of them. */
    async #fetchPages(name) {
      const pages = [];
      for (let count = 1; pages.length < count; ) {
        const answer2 = await fetchBytes(`/api/drawer/${name}?page=${pages.length}`, { most: MAX_PAGE });
        if (answer2 === void 0 && pages.length > 0) return void 0;
        if (answer2 === void 0) throw new CallError("server");
        const page2 = refusing("server", () => parseDrawerPage(answer2.bytes));
        const before = pages.at(-1);
        if (before !== void 0 && !continues(before, page2)) return void 0;
        pages.push(page2);
        count = page2.pages;
      }
      return pages.flatMap(({ slots }) => slots);
    }
    /** One for each body and way to it: what it answered there, and what it answered to the source itself. */
    #introductions(threads) {
      const ways = /* @__PURE__ */ new Map();
      for (const thread of threads) {
        const way = [...thread.path, thread.agency].map(encodeHex).join(" ");
        ways.set(way, [...ways.get(way) ?? [], thread]);
      }
      return [...ways.entries()].map(([way, of]) => {
        const fingerprints = way.split(" ");
        const agency = fingerprints.at(-1) ?? "";
        const found = (direct) => of.filter((thread) => thread.direct === direct).flatMap((thread) => thread.found);
        return { agency, path: fingerprints.slice(0, -1), words: this.#visit.fingerprintWords(agency), thread: arrange(found(false)), direct: arrange(found(true)) };
      });
    }
    #remember({ found, identity }) {
      for (const { reply } of found) for (const object of reply.objects) this.#objects.set(encodeHex(object.id), { object, identity });
    }
  };
  function withDays(receipts, found) {
    const received = found.flatMap(({ reply }) => reply.received);
    return receipts.map((one) => {
      const day = received.find(({ year, slot }) => year === one.year && slot === one.slot)?.day;
      return day === void 0 ? one : { ...one, received: day };
    });
  }
  function refusing(failure, parse) {
    try {
      return parse();
    } catch {
      throw new CallError(failure);
    }
  }

  // src/worker/save.ts
  var MAX_WRITING_PART = 64 * 1024 * 1024;
  var DRAWER_ATTEMPTS2 = 3;
  async function saveVisit(visit2, fingerprint, drawer) {
    const writing = await fetchBytes("/api/saved/drop", { most: MAX_WRITING_PART });
    if (writing === void 0) throw new CallError("server");
    const parts = new Map(await openSaved(new Blob([writing.bytes])));
    if (!parts.has(`cards/${fingerprint}`)) throw new CallError("no-agency");
    await saveLog(visit2, fingerprint, parts);
    for (const bits of visit2.drop.bits) await saveDrawer(`${bits}-${drawer % 2 ** bits}`, parts);
    return writeSaved(parts);
  }
  async function saveLog(visit2, fingerprint, parts) {
    for (const shard of await fetchShards(visit2, fingerprint)) {
      const asked = [
        ["seen", MAX_NOTE],
        ["checkpoint", MAX_NOTE],
        ["entries", MAX_LEAVES * ENTRY_LENGTH],
        ["withdrawn", MAX_WITHDRAWN]
      ];
      for (const [name, most] of asked) {
        const answer2 = await fetchBytes(`/api/log/${fingerprint}/${shard}/${name}`, { most, tooLong: "log-refused" });
        if (answer2 !== void 0) parts.set(`log/${fingerprint}/${shard}/${name}`, new Blob([answer2.bytes]));
        else if (name !== "seen" && name !== "withdrawn") throw new CallError("log-refused");
      }
    }
  }
  async function saveDrawer(name, parts) {
    for (let attempt = 1; attempt <= DRAWER_ATTEMPTS2; attempt += 1) {
      const pages = await fetchPages(name);
      if (pages === void 0) continue;
      for (const [at2, page2] of pages.entries()) parts.set(`drawer/${name}/${at2}`, page2);
      return;
    }
    throw new CallError("busy");
  }
  async function fetchPages(name) {
    const pages = [];
    let before;
    for (let count = 1; pages.length < count; ) {
      const answer2 = await fetchBytes(`/api/drawer/${name}?page=${pages.length}`, { most: MAX_PAGE });
      if (answer2 === void 0 && before !== void 0) return void 0;
      if (answer2 === void 0) throw new CallError("server");
      const page2 = parsed(answer2.bytes);
      if (before !== void 0 && !continues(before, page2)) return void 0;
      before = page2;
      count = page2.pages;
      pages.push(new Blob([answer2.bytes]));
    }
    return pages;
  }
  function parsed(bytes2) {
    try {
      return parseDrawerPage(bytes2);
    } catch {
      throw new CallError("server");
    }
  }

  // src/worker/self-test.ts
  async function selfTest() {
    try {
      return (await Promise.all([testHash(), testHmac(), testHkdf(), testPbkdf2(), testEd25519()])).every((right) => right);
    } catch {
      return false;
    }
  }
  async function testHash() {
    return encodeHex(await sha256(utf8("abc"))) === "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  }
  async function testHmac() {
    const mac = await hmacSha512(utf8("Jefe"), utf8("what do ya want for nothing?"));
    return encodeHex(mac).startsWith("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554");
  }
  async function testHkdf() {
    return encodeHex(await derive(new Uint8Array(32).fill(1), 16, "self-test")) === "53add7892aaf8bbbed093e5f86291768";
  }
  async function testPbkdf2() {
    const password = await crypto.subtle.importKey("raw", utf8("password"), "PBKDF2", false, ["deriveBits"]);
    const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-512", salt: utf8("salt"), iterations: 1 }, password, 256);
    return encodeHex(new Uint8Array(bits)) === "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252";
  }
  async function testEd25519() {
    const publicKey = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", 32);
    const signature = bytes("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00", 64);
    const right = await verifyBytes(publicKey, signature, Uint8Array.of(114));
    const wrong = await verifyBytes(publicKey, signature, Uint8Array.of(115));
    return right && !wrong;
  }
  function bytes(hex2, length) {
    return decodeHex(hex2, length) ?? new Uint8Array();
  }

  // src/crypto/claimant.ts
  var MAX_CLAIMANT = 400;
  function isClaimant(text) {
    const { length } = new TextEncoder().encode(text);
    return length >= 1 && length <= MAX_CLAIMANT && !/\p{Cc}|\p{Surrogate}/u.test(text);
  }

  // src/crypto/claim.ts
  async function signClaim(root, agency, { year, slot, challenge, claimant, day }) {
    if (!isClaimant(claimant)) throw new ProtocolError("too-long");
    const [cpk, wh, key] = await Promise.all([claimPublicKey(root, agency), withdrawHash(root, agency, year, slot), importClaimKey(root, agency)]);
    const tag = await uploadTag(wh, await claimCommitment(root.dropId, agency, year, slot, cpk));
    const said = claimMessage(root.dropId, agency, tag, challenge, claimant, day);
    const sig = new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, key, said));
    return { cpk: encodeHex(cpk), year, slot, wh: encodeHex(wh), claimant, day, challenge: encodeHex(challenge), sig: encodeHex(sig) };
  }
  async function ownTag(root, agency, year, slot) {
    const [cpk, wh] = await Promise.all([claimPublicKey(root, agency), withdrawHash(root, agency, year, slot)]);
    return uploadTag(wh, await claimCommitment(root.dropId, agency, year, slot, cpk));
  }
  function claimMessage(dropId, agency, tag, challenge, claimant, day) {
    return message("claim", dropId, agency, tag, challenge, variable(utf8(claimant)), u32be(day));
  }
  async function withdrawHash(root, agency, year, slot) {
    return sha256(withdrawSecretAt(await withdrawSecrets(root, agency, year), slot));
  }

  // src/crypto/document.ts
  var SIGNATURE = 64;
  async function openDocument(bytes2, signer, label) {
    if (bytes2.length < 4 + SIGNATURE || bytes2.length > MAX_LENGTH) throw new ProtocolError("length");
    const length = new DataView(bytes2.buffer, bytes2.byteOffset).getUint32(0);
    if (bytes2.length !== 4 + length + SIGNATURE) throw new ProtocolError("length");
    const json = bytes2.slice(4, 4 + length);
    if (!await verify(signer, bytes2.slice(4 + length), label, json)) throw new ProtocolError("signature");
    return json;
  }

  // src/crypto/card.ts
  var MAX_RECIPIENT = 4096;
  var MAX_DAYS = 400;
  var MAX_COUNTER2 = 9999999999;
  var MAX_CHOICES = 200;
  var MAX_QUESTIONS = 20;
  var MAX_HOTLINES = 8;
  var MAX_DEADLINE = 3650;
  var ASKED_IN = ["report", "quick", "statement", "call", "field"];
  async function openCard(bytes2, check) {
    const card = parseCard(await openDocument(bytes2, check.root, "card"));
    const ours = equal(card.root, check.root) && equal(card.agency, check.fingerprint) && equal(card.dropId, check.dropId);
    if (!ours || !equal(await hash("agency", check.root), check.fingerprint)) throw new ProtocolError("foreign");
    if (check.today < card.notBefore || check.today > card.notAfter) throw new ProtocolError("not-in-force");
    recipientToday(card, check.today);
    if (card.counter < (check.counter ?? 0)) throw new ProtocolError("older");
    return card;
  }
  function recipientToday(card, today) {
    const begun = card.recipients.filter(({ from }) => from <= today).at(-1);
    if (begun === void 0) throw new ProtocolError("not-in-force");
    return begun.recipient;
  }
  function parseCard(json) {
    const object = parseObject(json);
    if (integerAt(object, "v") !== 1) throw new ProtocolError("json");
    const recipients = listAt(object, "recipients", 2).map(parsePeriodKey);
    const notBefore = integerAt(object, "not_before", MAX_U32);
    const notAfter = integerAt(object, "not_after", MAX_U32);
    const ascending = recipients.every(({ from }, i) => i === 0 || from > (recipients[i - 1]?.from ?? 0));
    if (recipients.length === 0 || !ascending || notAfter < notBefore || notAfter - notBefore > MAX_DAYS) throw new ProtocolError("json");
    return {
      dropId: hexAt(object, "drop_id", 16),
      agency: hexAt(object, "agency", 32),
      root: hexAt(object, "root", 32),
      counter: integerAt(object, "counter", MAX_COUNTER2),
      notBefore,
      notAfter,
      recipients,
      desk: hexAt(object, "desk", 32),
      deskDh: hexAt(object, "desk_dh", 32),
      bundle: checkRecipient(textAt(object, "bundle", 1, MAX_RECIPIENT)),
      names: parseTexts(objectAt(object, "names"), 1, 200),
      sectors: parseChoices(object, "sectors"),
      districts: parseChoices(object, "districts"),
      roles: parseChoices(object, "roles"),
      questions: parseQuestions(object),
      hotlines: parseHotlines(object),
      ..."deadlines" in object ? { deadlines: parseDeadlines(objectAt(object, "deadlines")) } : {},
      ..."texts" in object ? { texts: parseTexts(objectAt(object, "texts"), 0, 2e3) } : {},
      ..."rhythm" in object ? { rhythm: integerAt(object, "rhythm", MAX_U32) } : {}
    };
  }
  function parsePeriodKey(value) {
    if (!isObject(value)) throw new ProtocolError("json");
    return { from: integerAt(value, "from", MAX_U32), recipient: checkRecipient(textAt(value, "recipient", 1, MAX_RECIPIENT)) };
  }
  function parseTexts(object, min, max) {
    return { en: textAt(object, "en", min, max), ru: textAt(object, "ru", min, max), kk: textAt(object, "kk", min, max) };
  }
  function parseChoices(object, key) {
    const choices = entriesAt(object, key, MAX_CHOICES).map((value) => ({ id: idAt(value), names: parseTexts(objectAt(value, "names"), 1, 200) }));
    return distinct(choices, ({ id }) => id);
  }
  function parseQuestions(object) {
    const questions = entriesAt(object, "questions", MAX_QUESTIONS).map((value) => {
      const kinds = listAt(value, "kinds", ASKED_IN.length).map((kind) => choice(kind, ASKED_IN));
      if (kinds.length === 0) throw new ProtocolError("json");
      return {
        id: idAt(value),
        kinds: distinct(kinds, (kind) => kind),
        names: parseTexts(objectAt(value, "names"), 1, 200),
        ..."hint" in value ? { hint: parseTexts(objectAt(value, "hint"), 1, 400) } : {}
      };
    });
    return distinct(questions, ({ id }) => id);
  }
  function parseHotlines(object) {
    const hotlines = entriesAt(object, "hotlines", MAX_HOTLINES).map(
      (value) => ({
        number: textAt(value, "number", 1, 100),
        ..."names" in value ? { names: parseTexts(objectAt(value, "names"), 1, 200) } : {}
      })
    );
    const old = "hotline" in object ? textAt(object, "hotline", 0, 100) : "";
    return hotlines.length === 0 && old !== "" ? [{ number: old }] : hotlines;
  }
  function parseDeadlines(object) {
    const days = (key) => {
      if (!(key in object)) return {};
      const value = integerAt(object, key, MAX_DEADLINE);
      if (value === 0) throw new ProtocolError("json");
      return { [key]: value };
    };
    return { ...days("redirect"), ...days("acknowledge"), ...days("answer") };
  }
  function entriesAt(object, key, max) {
    if (!(key in object)) return [];
    return listAt(object, key, max).map((value) => {
      if (!isObject(value)) throw new ProtocolError("json");
      return value;
    });
  }
  function idAt(object) {
    const id = textAt(object, "id", 1, 32);
    if (!/^[a-z0-9-]+$/.test(id)) throw new ProtocolError("json");
    return id;
  }
  function distinct(list, key) {
    if (new Set(list.map(key)).size !== list.length) throw new ProtocolError("json");
    return list;
  }

  // src/crypto/tip.ts
  var MAX_ATTACHMENTS = 99;
  var MAX_MESSAGE = 1024 * 1024;
  var MAX_FIELD = 2e3;
  var MAX_NAME = 255;
  var MAX_TYPE = 100;
  var MAX_JSON = 64 * 1024;
  function drawSlot() {
    for (; ; ) {
      const drawn = crypto.getRandomValues(new Uint16Array(1))[0] >>> 4;
      if (drawn < SLOTS_A_YEAR) return drawn;
    }
  }
  async function planTip(request) {
    const { card, files, content, year, slot } = request;
    if (files.length > MAX_ATTACHMENTS) throw new ProtocolError("too-many");
    const text = utf8(content.message);
    if (text.length > MAX_MESSAGE) throw new ProtocolError("too-long");
    const { keys, tag } = await keysJson(request);
    const parts = [];
    let used = 0;
    const begin = (name, size2) => {
      parts.push({ bytes: entryHeader(name, size2) });
      used += entryLength(size2);
    };
    const entry = (name, bytes2) => {
      begin(name, bytes2.length);
      parts.push({ bytes: bytes2 }, { zeros: padOf(bytes2.length) });
    };
    entry("tip.json", tipJson(request));
    entry("keys.json", keys);
    entry("message.txt", text);
    files.forEach(({ size: size2 }, file) => {
      begin(`attachments/${String(file + 1).padStart(2, "0")}`, size2);
      parts.push({ file, size: size2 }, { zeros: padOf(size2) });
    });
    const { size, payload } = smallestClass(HEADER_LENGTH, used + entryLength(0) + END_LENGTH) ?? tooLarge();
    const extra = payload % 512;
    const padding = payload - END_LENGTH - extra - used - entryLength(0);
    begin("padding", padding);
    parts.push({ zeros: padding + END_LENGTH + extra });
    return { recipient: recipientToday(card, request.today), agency: card.agency, tag, year, slot, payload, size, parts };
  }
  async function sealTip(plan, files) {
    const pieces = readParts(plan.parts, files);
    const plaintext = new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await pieces.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
        async cancel() {
          await pieces.return(void 0);
        }
      },
      { highWaterMark: 0 }
    );
    return (await sealStream(plan.recipient, plaintext)).pipeThrough(exactly(plan.size));
  }
  function attachmentName(name) {
    const whole = wellFormed(name).replace(/\p{Cc}/gu, "_") || "file";
    if (utf8(whole).length <= MAX_NAME) return whole;
    const extension = /\.[^.]{1,16}$/u.exec(whole)?.[0] ?? "";
    const letters = [...whole.slice(0, whole.length - extension.length)];
    let length = utf8(whole).length;
    while (length > MAX_NAME) length -= utf8(letters.pop() ?? "").length;
    return letters.join("") + extension;
  }
  function tipJson({ root, card, content, files, id }) {
    const object = {
      v: 1,
      drop_id: encodeHex(root.dropId),
      agency: encodeHex(card.agency),
      id: encodeHex(id),
      forward: content.forward,
      kind: content.kind,
      language: content.language
    };
    for (const key of ["sector", "district", "role", "risk", "finding"]) {
      const value = content[key];
      if (value) object[key] = value;
    }
    for (const key of ["place", "when", "who", "known", "contact"]) {
      const value = content[key];
      if (value) object[key] = field(value);
    }
    const answers = (content.answers ?? []).filter(({ text }) => text !== "").map(({ id: id2, text }) => ({ id: id2, text: field(text) }));
    if (answers.length > MAX_QUESTIONS) throw new ProtocolError("too-long");
    if (answers.length > 0) object["answers"] = answers;
    if (content.claim !== void 0) object["claim"] = content.claim;
    if (files.length > 0) object["attachments"] = files.map(describe);
    const json = writeObject(object);
    if (json.length > MAX_JSON) throw new ProtocolError("too-long");
    return json;
  }
  function field(text) {
    if (utf8(text).length > MAX_FIELD) throw new ProtocolError("too-long");
    return text;
  }
  function describe({ name, type, size }) {
    return { name: attachmentName(name), type: utf8(type).length > MAX_TYPE ? "" : type, size };
  }
  async function keysJson({ root, card, bits, year, slot, prev }) {
    const [key, identity, claimPublic, secrets] = await Promise.all([
      threadKey(root, card.agency),
      replyIdentity(root, card.agency),
      claimPublicKey(root, card.agency),
      withdrawSecrets(root, card.agency, year)
    ]);
    const withdrawHash2 = await sha256(withdrawSecretAt(secrets, slot));
    const claim = await claimCommitment(root.dropId, card.agency, year, slot, claimPublic);
    const keys = writeObject({
      v: 1,
      k: encodeHex(key),
      reply_to: await recipientOf(identity),
      bits,
      drawer: drawerOf(root, bits),
      year,
      slot,
      wh: encodeHex(withdrawHash2),
      claim: encodeHex(claim),
      ...prev === void 0 ? {} : { prev: encodeHex(prev) }
    });
    return { keys, tag: await uploadTag(withdrawHash2, claim) };
  }
  var ZEROS = new Uint8Array(64 * 1024);
  async function* readParts(parts, files) {
    for (const part of parts) {
      if ("bytes" in part) yield part.bytes;
      else if ("file" in part) yield* readFile(files[part.file], part.size);
      else for (let left = part.zeros; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
    }
  }
  async function* readFile(file, size) {
    if (file?.size !== size) throw new ProtocolError("file-changed");
    const reader = file.stream().getReader();
    let left = size;
    try {
      for (; ; ) {
        const { done, value } = await reader.read().catch(() => changed());
        if (done) break;
        left -= value.length;
        if (left < 0) changed();
        yield value;
      }
      if (left > 0) changed();
    } finally {
      reader.cancel().catch(() => void 0);
    }
  }
  function exactly(size) {
    let left = size;
    return new TransformStream({
      transform(chunk, controller) {
        left -= chunk.length;
        controller.enqueue(chunk);
      },
      flush() {
        if (left !== 0) throw new ProtocolError("length");
      }
    });
  }
  function changed() {
    throw new ProtocolError("file-changed");
  }
  function tooLarge() {
    throw new ProtocolError("too-large");
  }

  // src/worker/mention.ts
  var IN_A_ROW = 4;
  var BETWEEN = 2;
  var LONGEST_BEGINNING = 8;
  function mentions(text, indices) {
    const latin = /* @__PURE__ */ new Map();
    const cyrillic = /* @__PURE__ */ new Map();
    for (const list of LISTS) {
      const known = list === "en" ? latin : cyrillic;
      codenameWords(indices, list).forEach((word, position) => {
        const beginning = prefixOf(word, list);
        known.set(beginning, [...known.get(beginning) ?? [], position]);
      });
    }
    let recent = [];
    for (const word of wordsOf(text)) {
      const beginning = word.slice(0, LONGEST_BEGINNING);
      const positions = [...latin.get(prefixOf(beginning, "en")) ?? [], ...cyrillic.get(prefixOf(beginning, "ru")) ?? []];
      const rows = [];
      for (const position of positions) {
        const row = 1 + Math.max(0, ...recent.map((before) => before[position - 1] ?? 0));
        if (row >= IN_A_ROW) return true;
        rows[position] = row;
      }
      recent = [...recent, rows].slice(-1 - BETWEEN);
    }
    return false;
  }
  var LONGEST_TEXT = 1024 * 1024;
  async function refuseMention(codenames, told, files) {
    const found = (text) => codenames.some((indices) => mentions(text, indices));
    const { message: message2, ...rest } = told;
    if (found(message2)) throw new CallError("codename-in-text");
    if (textsIn(rest).some(found)) throw new CallError("codename-in-answer");
    for (const file of files) {
      if (found(file.name) || (await readings(file)).some(found)) throw new CallError("codename-in-file");
    }
  }
  function textsIn(value) {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
  }
  async function readings({ blob, name, type }) {
    const isText = type.startsWith("text/") || /\.(txt|text|md|csv|log)$/iu.test(name);
    if (!isText || blob.size > LONGEST_TEXT) return [];
    const bytes2 = await blob.arrayBuffer().catch(() => void 0);
    if (bytes2 === void 0) return [];
    try {
      return [new TextDecoder("utf-8", { fatal: true }).decode(bytes2)];
    } catch {
      return ["windows-1251", "utf-16le", "utf-16be"].map((label) => new TextDecoder(label).decode(bytes2));
    }
  }

  // src/worker/submit.ts
  var ATTEMPTS2 = 3;
  var Submission = class {
    #visit;
    #report;
    #prepared;
    #upload;
    #cancelled = false;
    constructor(visit2, report2) {
      this.#visit = visit2;
      this.#report = report2;
    }
    /** Lays the tip out under the card in force now, and says how long it will be. */
    async plan({ codename, prev, agency, draft, files }) {
      const ties = prev !== void 0 || draft.introducedBy !== void 0 || draft.claim !== void 0;
      if (ties && this.#visit.hasRead) throw new CallError("unexpected");
      await refuseMention(this.#visit.codenames(), draft, files);
      const told = { codename, prev, card: await this.#visit.card(agency), draft, files };
      const plan = await this.#layOut(told);
      if (plan.size > this.#visit.drop.limits.tip) throw new CallError("too-large");
      this.#prepared = { told, plan };
      return { total: plan.size };
    }
    async send() {
      if (this.#prepared === void 0) throw new CallError("unexpected");
      const { told } = this.#prepared;
      this.#cancelled = false;
      let plan = this.#prepared.plan;
      for (let attempt = 1; attempt <= ATTEMPTS2; attempt += 1) {
        if (this.#cancelled) throw new CallError("cancelled");
        const sealed = await sealTip(plan, told.files.map(({ blob }) => blob));
        const upload = new Upload({ sealed, size: plan.size, agency: encodeHex(plan.agency), tag: encodeHex(plan.tag) }, this.#report);
        this.#upload = upload;
        if (await inWords(upload.run()) === "sent") {
          this.#prepared = void 0;
          return;
        }
        plan = await this.#layOut(told);
      }
      throw new CallError("taken");
    }
    pause(paused) {
      this.#upload?.pause(paused);
    }
    cancel() {
      this.#cancelled = true;
      this.#upload?.cancel();
    }
    async withdraw() {
      if (this.#upload === void 0) throw new CallError("batch-closed");
      await this.#upload.withdraw();
      this.#upload = void 0;
    }
    async #layOut({ codename, prev, card, draft, files }) {
      const root = await this.#visit.root(codename);
      const before = prev === void 0 ? root : await this.#visit.root(prev);
      const older = await this.#introduction(before, card, draft) ?? (prev === void 0 ? void 0 : await threadKey(before, card.agency));
      const { claim, introducedBy: _, ...content } = draft;
      const claimed = claim === void 0 ? void 0 : await this.#claim(root, card, claim);
      return inWords(
        planTip({
          root,
          card,
          content: { ...content, claim: claimed },
          files: files.map(({ blob, name, type }) => ({ name, type, size: blob.size })),
          bits: Math.max(...this.#visit.drop.bits),
          today: this.#visit.today(),
          year: this.#visit.year(),
          slot: drawSlot(),
          id: crypto.getRandomValues(new Uint8Array(16)),
          prev: older
        })
      );
    }
    /** The key under which the body knows the case so far, when others passed it on: it goes on under the source's own. */
    async #introduction(root, card, { introducedBy }) {
      const [first, ...others] = (introducedBy ?? []).map((fingerprint) => decodeHex(fingerprint, 32));
      if (first === void 0) return void 0;
      let key = await threadKey(root, first);
      for (const next of others) if (next !== void 0) key = await forwardKey(key, next);
      return forwardKey(key, card.agency);
    }
    /** The words may be those of another paper: then the tip that was asked about is not theirs, and nothing is signed. */
    async #claim(root, card, { claimant, challenge, year, slot, tag }) {
      const asked = decodeHex(challenge, 32);
      if (asked === void 0) throw new CallError("unexpected");
      if (encodeHex(await ownTag(root, card.agency, year, slot)) !== tag) throw new CallError("not-yours");
      return inWords(signClaim(root, card.agency, { year, slot, challenge: asked, claimant, day: this.#visit.today() }));
    }
  };
  async function inWords(work) {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      switch (error.code) {
        case "file-changed":
          throw new CallError("file-changed");
        case "too-large":
          throw new CallError("too-large");
        case "too-long":
          throw new CallError("message-too-long");
        case "too-many":
          throw new CallError("too-many-files");
        case "not-in-force":
          throw new CallError("card-expired");
        default:
          throw new CallError("unexpected");
      }
    }
  }

  // src/worker/visit.ts
  var DAY = 864e5;
  var CLOCK_DAYS = 2;
  var Visit = class {
    drop;
    dropId;
    /** Each codename of this visit under the handle the page names it by, so that none is ever taken for another. */
    #codenames = /* @__PURE__ */ new Map();
    /** Whether answers were fetched in this visit: then it must not tell the server whose new codename follows which old one. */
    hasRead = false;
    #counters = /* @__PURE__ */ new Map();
    #dayOffset;
    constructor(drop) {
      if (drop.v !== 1) throw new CallError("unexpected");
      this.drop = drop;
      this.dropId = hex(drop.drop_id, 16);
    }
    today() {
      return Math.floor(Date.now() / DAY) + (this.#dayOffset ?? 0);
    }
    year() {
      return new Date(this.today() * DAY).getUTCFullYear();
    }
    /** The person has said what day it is: from now on that counts, not the clock of the device and not the server's. */
    setToday(day) {
      this.#dayOffset = day - Math.floor(Date.now() / DAY);
    }
    agency(fingerprint) {
      const agency = this.drop.agencies.find((one) => one.agency === fingerprint);
      if (agency === void 0) throw new CallError("no-agency");
      return agency;
    }
    /** The card in force, checked against drop.js, today, and the cards of this visit. */
    async card(fingerprint) {
      const agency = this.agency(fingerprint);
      const answer2 = await fetchBytes(`/api/card/${fingerprint}`, { most: MAX_LENGTH, tooLong: "card-refused" });
      if (answer2 === void 0) throw new CallError("no-agency");
      this.#checkClock(answer2.date);
      try {
        const card = await openCard(answer2.bytes, {
          dropId: this.dropId,
          root: hex(agency.root, 32),
          fingerprint: hex(agency.agency, 32),
          today: this.today(),
          counter: this.#counters.get(fingerprint)
        });
        this.#counters.set(fingerprint, card.counter);
        return card;
      } catch (error) {
        throw new CallError(error instanceof ProtocolError && error.code === "not-in-force" ? "card-expired" : "card-refused");
      }
    }
    /** Draws a codename and starts deriving from it, which takes a second or two. */
    async createCodename() {
      const indices = await generateCodename();
      return { handle: this.#use(indices), words: inEachLanguage((list) => codenameWords(indices, list)) };
    }
    async enterCodename(words) {
      const parsed2 = await parseCodename(words.join(" "));
      if ("indices" in parsed2) {
        return { state: "ok", handle: this.#use(parsed2.indices) };
      }
      switch (parsed2.error) {
        case "count":
          return { state: "count", found: parsed2.count };
        case "word":
          return { state: "unknown", position: parsed2.position };
        case "check":
          return { state: "check" };
      }
    }
    /** Whether a word typed in any of the languages is the one at this position. */
    sameWord(codename, position, typed) {
      const index = this.#known(codename).indices[position - 1];
      return index !== void 0 && LISTS.some((list) => indexOfWord(typed.trim(), list) === index);
    }
    /** Every codename of this visit, drawn or entered: none of them may be part of what is sent. */
    codenames() {
      return [...this.#codenames.values()].map(({ indices }) => indices);
    }
    fingerprintWords(fingerprint) {
      const bytes2 = hex(fingerprint, 32);
      return inEachLanguage((list) => fingerprintWords(bytes2, list));
    }
    /** What a codename is worth here. */
    root(codename) {
      return this.#known(codename).root;
    }
    #known(codename) {
      const known = this.#codenames.get(codename);
      if (known === void 0) throw new CallError("unexpected");
      return known;
    }
    #use(indices) {
      const root = deriveRoot(indices, this.dropId);
      root.catch(() => void 0);
      const handle = this.#codenames.size + 1;
      this.#codenames.set(handle, { indices, root });
      return handle;
    }
    #checkClock(date) {
      const server = date === null ? Number.NaN : Date.parse(date);
      if (this.#dayOffset !== void 0 || Number.isNaN(server)) return;
      if (Math.abs(server - Date.now()) > CLOCK_DAYS * DAY) throw new CallError("clock");
    }
  };
  function inEachLanguage(words) {
    return { kk: words("kk"), ru: words("ru"), en: words("en") };
  }
  function hex(text, length) {
    const bytes2 = decodeHex(text, length);
    if (bytes2 === void 0) throw new CallError("unexpected");
    return bytes2;
  }

  // src/worker/withdraw.ts
  async function ownMessages(visit2, { codename, agency }) {
    const root = await visit2.root(codename);
    const { receipts, collected, confirmed } = await readOwnLog(visit2, root, await visit2.card(agency), agency);
    return { receipts, collected, confirmed, today: visit2.today() };
  }
  async function takeBack(visit2, { codename, agency, receipt: receipt2 }) {
    const { shard, index, year, slot } = receipt2;
    const root = await visit2.root(codename);
    const card = await visit2.card(agency);
    const secret = withdrawSecretAt(await withdrawSecrets(root, card.agency, year), slot);
    const claim = await claimCommitment(root.dropId, card.agency, year, slot, await claimPublicKey(root, card.agency));
    const body = JSON.stringify({ agency, shard, index, w: encodeHex(secret), claim: encodeHex(claim) });
    try {
      const said = await ask("/api/withdraw", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      if (said.status === 204) return "unread";
      if (said.status === 202) return "maybe-read";
      throw new CallError(failureOf(said.status));
    } catch (error) {
      throw error instanceof Lost ? new CallError("offline") : error;
    }
  }

  // src/worker/answers.ts
  var report = () => void 0;
  var starting;
  var visit;
  var submission;
  var reading;
  var carrying;
  var sender;
  var handlers = {
    start: ({ drop }) => {
      starting = start(drop);
      return starting;
    },
    setToday: ({ day }) => started(visit).setToday(day),
    desk: ({ agency }) => visitDesk(started(visit), agency),
    createCodename: () => started(visit).createCodename(),
    sameWord: ({ codename, position, typed }) => started(visit).sameWord(codename, position, typed),
    enterCodename: ({ words }) => started(visit).enterCodename(words),
    wordLists: () => inEachLanguage(allWords),
    plan: (asked) => started(submission).plan(asked),
    send: () => {
      sender = started(submission);
      return sender.send();
    },
    pause: ({ paused }) => started(sender).pause(paused),
    cancel: () => started(sender).cancel(),
    withdrawNow: () => started(submission).withdraw(),
    read: ({ codename, agency }) => started(reading).read(codename, agency),
    ownMessages: (input) => ownMessages(started(visit), input),
    takeBack: (input) => takeBack(started(visit), input),
    object: ({ id }) => started(reading).object(id),
    deleteReply: ({ deletions }) => deleteReplies(deletions),
    saveVisit: ({ agency, drawer }) => saveVisit(started(visit), agency, drawer),
    openCarried: ({ file }) => started(carrying).open(file),
    sendCarried: () => {
      sender = started(carrying);
      return sender.send();
    },
    drawerNumber: ({ codename }) => drawerNumber(started(visit), codename),
    fingerprintWords: ({ fingerprint }) => started(visit).fingerprintWords(fingerprint)
  };
  async function start(drop) {
    if (!await selfTest()) throw new CallError("self-test");
    visit = new Visit(drop);
    submission = new Submission(visit, (progress) => report(progress));
    reading = new Reading(visit);
    carrying = new Carrying(visit, (progress) => report(progress));
  }
  function reportTo(hear) {
    report = hear;
  }
  async function answer({ id, call, input }) {
    try {
      if (call !== "start") await starting;
      return { id, value: await handlers[call](input) };
    } catch (error) {
      return { id, failure: error instanceof CallError ? error.failure : "unexpected" };
    }
  }
  function started(part) {
    if (part === void 0) throw new CallError("unexpected");
    return part;
  }
  async function deleteReplies(deletions) {
    for (const { tag, del } of deletions) {
      try {
        const said = await ask("/api/reply/delete", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ tag, del }) });
        if (!said.ok) throw new CallError(failureOf(said.status));
      } catch (error) {
        throw error instanceof Lost ? new CallError("offline") : error;
      }
    }
  }
  async function drawerNumber(at2, codename) {
    return drawerOf(await at2.root(codename), Math.max(...at2.drop.bits));
  }

  // src/worker/main.ts
  var page = self;
  reportTo((progress) => page.postMessage({ progress }));
  page.onmessage = ({ data }) => {
    void answer(data).then((said) => page.postMessage(said));
  };
})();
