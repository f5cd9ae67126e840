using TransferFlow.Domain;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Storage;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence People = new("人员", "People");
    public static readonly Sentence PeopleHint = new("用户名、姓名、邮箱或机构代码", "User name, name, e-mail or organisation");
    public static readonly Sentence NewPerson = new("新建账号", "New account");
    public static readonly Sentence NewPersonLead = new("系统会生成一次性密码，首次登录后须设定自己的密码。", "A one-time password is made; at the first sign-in the person chooses another.");
    public static readonly Sentence CreateAccount = new("新建账号", "Create the account");
    public static readonly Sentence PersonName = new("姓名", "Name");
    public static readonly Sentence Email = new("电子邮件", "E-mail");
    public static readonly Sentence LanguageName = new("通知语言", "Language of notices");
    public static readonly Sentence WantsDigest = new("接收每日摘要邮件", "Send a daily digest by e-mail");
    public static readonly Sentence Organisation = new("机构", "Organisation");
    public static readonly Sentence OrganisationHint = new("机构代码；仅孵化器操作员需要", "The organisation's id; for incubator operators only");
    public static readonly Sentence OfficeRegionHint = new(
        "行政区划代码、JJJ、YRD、GBA，或全国CN；仅区域主管部门需要", "GB/T 2260, JJJ, YRD, GBA, or CN for the country; for regional offices only");
    public static readonly Sentence ActsFor = new("机构或区域", "Acts for");
    public static readonly Sentence CreatedAt = new("建立时间", "Created");
    public static readonly Sentence Erased = new("（已删除）", "(erased)");
    public static readonly Sentence ErasedText = new("个人信息已删除，只保留记录中使用的标识。", "Personal data are erased; only the id that facts name is left. Erased at");
    public static readonly Sentence AccountActs = new("账号操作", "What can be done to the account");
    public static readonly Sentence GiveOneTimePassword = new("发放一次性密码", "Give a one-time password");
    public static readonly Sentence OneTimePasswordText = new("原密码作废，其会话结束，锁定解除。", "The old password and all sessions end; a lockout is lifted.");
    public static readonly Sentence OneTimePassword = new("一次性密码", "One-time password");
    public static readonly Sentence OneTimePasswordLead = new("请当面或以安全方式交给本人。", "Hand it to the person by a safe way.");
    public static readonly Sentence ShownOnce = new("只显示这一次，离开本页后无法再查看。", "It is shown only now; nobody can see it again after this page.");
    public static readonly Sentence GoOn = new("继续", "Go on");
    public static readonly Sentence Bar = new("停用账号", "Bar the account");
    public static readonly Sentence BarText = new(
        "会话在数秒内结束；其创建的密钥一并吊销，恢复账号后也不会恢复。",
        "Sessions end within seconds. The keys that the person has made are revoked, and stay so if the account is unbarred.");
    public static readonly Sentence Unbar = new("恢复账号", "Unbar the account");
    public static readonly Sentence UnbarText = new("可用原密码再次登录。", "The person can sign in again with the password of before.");
    public static readonly Sentence Erase = new("删除个人信息", "Erase personal data");
    public static readonly Sentence EraseText = new("姓名、邮箱、用户名永久删除，不可恢复。", "Name, e-mail and user name go for good.");
    public static readonly Sentence ErasureLead = new(
        "姓名、邮箱、用户名和密码将被删除，账号停用，密钥吊销。已登记的记录不变，只保留标识。此操作不可撤销。",
        "Name, e-mail, user name and password are erased, the account is barred, its keys are revoked. What was logged stays, with the id alone. "
        + "This cannot be undone.");
    public static readonly Sentence EraseForGood = new("永久删除", "Erase for good");
    public static readonly Sentence IfAny = new("（可不填）", "(optional)");
    public static readonly Sentence SaveChanges = new("保存", "Save");
    public static readonly Sentence Create = new("新建", "Create");
    public static readonly Sentence GoBack = new("返回", "Back");
    public static readonly Sentence NotDone = new("未能完成", "This was not done");
    public static readonly Sentence NothingFound = new("没有找到", "Nothing found");
    public static readonly Sentence Id = new("标识", "Id");

    public static readonly Sentence Keys = new("密钥", "Keys");
    public static readonly Sentence KeysLead = new("程序凭密钥调用接口，权限不超过创建者。", "Programs call the interface with a key, which can do no more than its maker.");
    public static readonly Sentence NewKey = new("新建密钥", "New key");
    public static readonly Sentence NewKeyLead = new("密钥只显示一次，请立即存入程序的密钥库。", "It is shown once; put it where the program keeps its secrets.");
    public static readonly Sentence CreateKey = new("新建密钥", "Create the key");
    public static readonly Sentence KeyShown = new("请求时发送 Authorization: Bearer 加此密钥。", "Send it with each request as Authorization: Bearer.");
    public static readonly Sentence NoKeys = new("还没有密钥", "No keys yet");
    public static readonly Sentence NoKeysText = new("让程序登记或读取数据时，新建一个密钥。", "Make one when a program is to log or to read.");
    public static readonly Sentence Note = new("用途", "Purpose");
    public static readonly Sentence NoteHint = new("哪个程序使用，不要填写个人信息", "Which program uses it; no personal data");
    public static readonly Sentence Days = new("有效天数", "Days until it expires");
    public static readonly Sentence ReadOnly = new("只读", "Read only");
    public static readonly Sentence ReadAndWrite = new("读写", "Read and write");
    public static readonly Sentence MayDo = new("权限", "May");
    public static readonly Sentence MadeBy = new("创建者", "Made by");
    public static readonly Sentence ExpiresAt = new("到期时间", "Expires");
    public static readonly Sentence Revoke = new("吊销", "Revoke");
    public static readonly Sentence Revoked = new("已吊销", "Revoked");
    public static readonly Sentence Expired = new("已过期", "Expired");
    public static readonly Sentence OwnRegionHint = new("您的区域或其中一部分", "Your region or a part of it");

    public static readonly Sentence Organisations = new("机构", "Organisations");
    public static readonly Sentence CatalogueHint = new("名称、标识或区域代码", "Name, id or region code");
    public static readonly Sentence NewOrganisation = new("登记机构", "New organisation");
    public static readonly Sentence NewOrganisationLead = new("所在区域决定其成果的存放，登记后不能更改。", "Its region decides where its results are kept, for ever.");
    public static readonly Sentence NoOrganisationsText = new("导入会自动建立未核实的机构，也可在此登记。", "Imports create them unverified; or add one here.");
    public static readonly Sentence OrganisationIsFixed = new(
        "标识与区域不能更改。更名后，导入文件应使用标识，否则会视为另一机构。",
        "Id and region cannot change. After a new name, files should name the organisation by its id, or it counts as another.");
    public static readonly Sentence NameOf = new("名称", "Name");
    public static readonly Sentence NameInChinese = new("中文名称", "Name in Chinese");
    public static readonly Sentence NameInEnglish = new("英文名称", "Name in English");
    public static readonly Sentence RegionHint = new("行政区划代码（GB/T 2260），可填至区县", "GB/T 2260, down to the county");
    public static readonly Sentence IdHint = new("留空则由名称生成；小写字母、数字、点、连字符", "Made from the name if empty; lower-case letters, digits, dots, hyphens");
    public static readonly Sentence Verified = new("已核实", "Verified");
    public static readonly Sentence Unverified = new("未核实", "Not verified");
    public static readonly Sentence ShowSites = new("查看载体", "Show its sites");

    public static readonly Sentence Sites = new("载体", "Sites");
    public static readonly Sentence NewSite = new("登记载体", "New site");
    public static readonly Sentence NewSiteLead = new("机构与区域登记后不能更改：权限与指标以其为据。", "Organisation and region cannot change later: rights and figures rest on them.");
    public static readonly Sentence NoSitesText = new("登记载体后，成果才能进入其中。", "Results can enter a site once it is here.");
    public static readonly Sentence SiteIsFixed = new(
        "机构与区域不能更改；迁址或易主请登记新载体并交接成果。",
        "Organisation and region cannot change; for a move, or another owner, add a new site and hand its results over.");
    public static readonly Sentence Kind = new("类别", "Kind");

    public static readonly Sentence CodeLists = new("代码表", "Code lists");
    public static readonly Sentence CodeListsLead = new("代码有生效日期；可以新增、停用，从不删除。", "Codes have dates; they are added and ended, never removed.");
    public static readonly Sentence CodeList = new("代码表", "Code list");
    public static readonly Sentence Codes = new("代码数", "Codes");
    public static readonly Sentence Code = new("代码", "Code");
    public static readonly Sentence CodeHint = new("字母、数字、点、连字符，不能再改", "Letters, digits, dots, hyphens; it cannot change later");
    public static readonly Sentence NewCode = new("新增代码", "New code");
    public static readonly Sentence NewCodeLead = new("新增后立即可用于登记和导入。", "It can be logged and imported at once.");
    public static readonly Sentence ValidFrom = new("生效日期", "In force from");
    public static readonly Sentence ValidTo = new("停用日期", "No longer from");
    public static readonly Sentence ValidToHint = new("自此日起不再有效", "The first day on which it is no longer in force");
    public static readonly Sentence Source = new("依据", "Source");
    public static readonly Sentence SourceHint = new("法规或标准", "The law or the standard");
    public static readonly Sentence Change = new("更改", "Change");
    public static readonly Sentence EndCode = new("停用", "End");
    public static readonly Sentence EndCodeLead = new("已有记录不变；日期更晚的记录在导入时会有提示。", "What was logged stays; imports warn of later dates.");
    public static readonly Sentence FixedList = new("该表由国家标准固定。", "This list is fixed by a national standard.");

    public static readonly Sentence RecordOfActs = new("管理记录", "Record");
    public static readonly Sentence RecordLead = new("管理员做过的一切，只增不改。", "All that administrators did; it is only added to.");
    public static readonly Sentence ShowRecord = new("查看", "Show");
    public static readonly Sentence ActsAbout = new("仅关于", "Only about");
    public static readonly Sentence NothingRecorded = new("还没有记录", "Nothing recorded");
    public static readonly Sentence NothingRecordedText = new("管理员的操作会出现在这里。", "What administrators do will stand here.");
    public static readonly Sentence When = new("时间", "When");
    public static readonly Sentence ActDone = new("操作", "What");
    public static readonly Sentence AboutWhat = new("对象", "About");
    public static readonly Sentence ByWhom = new("操作者", "By");
    public static readonly Sentence Changes = new("变更", "Changes");
    public static readonly Sentence WholeCountry = new("全国", "The whole country");

    public static Sentence Counted(long count) => new($"共 {count:N0} 条", $"{count:N0} in all");

    public static Sentence TypeUserName(string userName) => new($"输入用户名“{userName}”以确认", $"Type the user name '{userName}' to confirm");

    public static Sentence OneTimePasswordOf(string userName) => new($"用户名：{userName}。请当面或以安全方式交给本人。", $"User name: {userName}. Hand both to the person by a safe way.");

    public static Sentence StateOf(PersonView person) => person switch
    {
        { ErasedAt: not null } => new("已删除", "Erased"),
        { Barred: true } => new("已停用", "Barred"),
        { MustChangePassword: true } => new("待设定密码", "Has to choose a password"),
        _ => new("正常", "Active"),
    };

    public static Sentence OfCodeList(string name) => name switch
    {
        "fields" => new("技术领域", "Fields"),
        "forms-of-transformation" => new("转化方式", "Forms of transformation"),
        "contract-kinds" => new("合同类型", "Contract kinds"),
        "currencies" => new("币种", "Currencies"),
        "site-kinds" => new("载体类别", "Site kinds"),
        "trl" => new("技术成熟度", "Technology readiness levels"),
        _ => new(name, name),
    };
}
