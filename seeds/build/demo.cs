// Builds seeds/demo/results.csv and seeds/demo/late.csv: 3,000 fictional results in the import format, the same bytes at every run.
// Run from the root of the repository: dotnet run seeds/build/demo.cs
using System.Text;
using TransferFlow.Seeds;

const int Results = 3000;
DateOnly first = new(2019, 1, 1), last = new(2026, 10, 31);
var sites = File.ReadLines("seeds/demo/sites.csv").Skip(1).Select(l => l.Split(',')).Select(c => new Site(c[0], c[1], c[4], c[5])).ToArray();
var organisations = File.ReadLines("seeds/demo/organisations.csv").Skip(1).Select(l => l.Split(',')).Select(c => (Id: c[0], Region: c[3])).ToArray();
var world = new World(
    sites,
    [.. organisations.Where(o => o.Id.Contains("-univ-") || o.Id.Contains("-inst-"))],
    [.. organisations.Where(o => o.Id.Contains("-co-"))]);

var rows = new List<Row>();
for (var i = 1; i <= Results; i++)
{
    // A generator of its own for each result: changing one story leaves the others as they are.
    var story = new Story(world, new Draw((ulong)i), i, last);
    rows.AddRange(story.Tell(first.AddDays(new Draw((ulong)i << 32).Below(last.DayNumber - first.DayNumber - 30))));
}

Write("seeds/demo/results.csv", rows.Where(r => !r.Late).OrderBy(r => r.ReportedOn).ThenBy(r => r.Result, StringComparer.Ordinal).ThenBy(r => r.Index));
Write("seeds/demo/late.csv", rows.Where(r => r.Late).OrderBy(r => r.Result, StringComparer.Ordinal).ThenBy(r => r.Index));

static void Write(string path, IEnumerable<Row> rows)
{
    using var output = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
    output.WriteLine(string.Join(',', Row.Columns));
    var count = 0;
    foreach (var row in rows)
    {
        output.WriteLine(string.Join(',', row.Cells));
        count++;
    }
    Console.Error.WriteLine($"{path}: {count} rows");
}

namespace TransferFlow.Seeds
{
    internal sealed record Site(string Id, string Kind, string Organisation, string Region);

    /// <summary>Where a stay takes place: at a site, or else at an organisation.</summary>
    internal sealed record Host(string? Site, string? Organisation, string Region);

    internal sealed record World(Site[] Sites, (string Id, string Region)[] Owners, (string Id, string Region)[] Companies);

    /// <summary>Numbers from SplitMix64 (Steele, Lea and Flood 2014), in integers only, so that every platform draws the same.</summary>
    internal sealed class Draw(ulong seed)
    {
        private ulong state = seed * 0x9E3779B97F4A7C15;

        public int Below(int limit)
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }

        public bool Percent(int chance) => Below(100) < chance;

        /// <summary>Days with a hump in the middle and a tail to the right.</summary>
        public int Days(int least, int usual) => least + Below(usual) + Below(usual) / 2 + (Percent(12) ? Below(usual * 2) : 0);

        public T Among<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

        /// <summary>One of "a:3 b:1" by its weight.</summary>
        public string Weighted(string weights)
        {
            var parts = Array.ConvertAll(weights.Split(' '), p => p.Split(':'));
            var at = Below(parts.Sum(p => int.Parse(p[1])));
            return parts.First(p => (at -= int.Parse(p[1])) < 0)[0];
        }
    }

    internal sealed class Row(string result, int index, string @event, DateOnly on, int stage)
    {
        public static readonly string[] Columns = [.. ("result,event,occurred_on,owner,stage,site,organisation,region,trl,title,field,origin_region,to_stage,to_site,handover,"
            + "form,contract_kind,contract_no,amount,currency,amount_cny,counterparty,destination_region,reason").Split(',')];

        public string Result { get; } = result;
        public int Index { get; } = index;
        public string Event { get; } = @event;
        public DateOnly On { get; } = on;
        public int Stage { get; } = stage;
        public DateOnly ReportedOn { get; set; }
        public bool Late { get; set; }
        public string[] Cells { get; } = Array.ConvertAll(Columns, _ => "");

        public string this[string column]
        {
            get => Cells[Array.IndexOf(Columns, column)];
            set => Cells[Array.IndexOf(Columns, column)] = value;
        }
    }

    /// <summary>The life of one result, from the first stay in research to an end, a product, or the present day.</summary>
    internal sealed class Story(World world, Draw draw, int number, DateOnly last)
    {
        private static readonly string[] stages = ["research", "concept-validation", "pilot", "commercialization"];

        // The provinces that take part in each stage of a chain, by weight; deals abroad come with the bay area's.
        private static readonly Dictionary<string, string[]> chains = new(StringComparer.Ordinal)
        {
            ["jjj"] = ["11:70 12:18 13:12", "12:62 11:22 13:16", "13:62 12:20 11:8 32:6 44:4", "13:38 12:32 11:12 32:8 44:6 37:4"],
            ["yrd"] = ["31:58 32:20 33:12 34:10", "32:58 31:20 33:10 34:12", "32:42 33:28 34:22 31:8", "33:30 34:28 32:28 31:8 42:6"],
            ["gba"] = ["44:52 81:42 82:6", "44:100", "44:96 43:4", "44:88 81:6 43:6"],
            ["other"] = ["42:20 51:20 61:20 21:10 43:10 37:10 35:10", "42:35 61:35 32:15 44:15", "51:35 50:25 43:20 13:10 34:10", "51:22 50:20 43:18 37:15 42:10 32:8 44:7"],
        };

        private static readonly Dictionary<string, (string Currency, decimal Rate)> monies = new(StringComparer.Ordinal)
        {
            ["SG"] = ("SGD", 5.3m), ["MY"] = ("USD", 7.1m), ["TH"] = ("USD", 7.1m), ["ID"] = ("USD", 7.1m), ["DE"] = ("EUR", 7.8m), ["GB"] = ("GBP", 9.0m),
            ["AE"] = ("USD", 7.1m), ["SA"] = ("USD", 7.1m), ["BR"] = ("USD", 7.1m), ["JP"] = ("JPY", 0.05m), ["US"] = ("USD", 7.1m),
        };

        private static readonly (string Field, string[] Topics)[] fields =
        [
            ("electronics-information", ["光电芯片", "边缘计算模组", "毫米波雷达"]), ("aerospace", ["卫星载荷", "无人机飞控"]), ("advanced-manufacturing", ["谐波减速器", "五轴数控系统", "激光焊接"]),
            ("biomedicine", ["抗体药物", "可降解支架", "核酸检测"]), ("new-materials", ["碳纤维预浸料", "高熵合金", "气凝胶"]), ("new-energy", ["固态电解质", "钙钛矿组件", "制氢电解槽"]),
            ("environment", ["膜法水处理", "烟气脱硝"]), ("nuclear", ["中子成像"]), ("agriculture", ["耐盐碱稻种", "智能灌溉"]), ("modern-transport", ["车路协同", "轨道健康监测"]), ("urban-social", ["结构健康监测", "应急通信"]),
        ];

        private readonly string result = $"DEMO-{number:00000}";
        private readonly string chain = draw.Weighted("jjj:34 yrd:30 gba:24 other:12");
        private readonly List<Row> rows = [];
        private (string Id, string Region) owner;
        private DateOnly day;
        private Host host = new(null, null, "");
        private int stage;
        private int handovers;
        private bool piloted;

        public IReadOnlyList<Row> Tell(DateOnly start)
        {
            var province = draw.Weighted(chains[chain][0]);
            owner = draw.Among(Array.FindAll(world.Owners, o => o.Region.StartsWith(province, StringComparison.Ordinal)));
            day = start;
            Enter(0, HostOf(0, province));
            while (rows.Count < 60 && Continue())
            {
            }

            Register();
            Report();
            return rows;
        }

        /// <summary>Plays one stay to its way out; false where the story stops: ended, still under way, or on the market.</summary>
        private bool Continue()
        {
            if (stage == 3) return Market();
            var exit = day.AddDays(Duration());
            if (stage > 0 && draw.Percent(7)) Deal(day.AddDays(draw.Days(20, 60)), early: true);
            switch (WayOut())
            {
                case "advance": return Advance(stage + 1, exit);
                case "skip": return Advance(stage == 0 && draw.Percent(70) ? 2 : 3, exit);
                case "return": return Go(stage - 1, HostOf(stage - 1, host.Region[..2]), exit);
                case "move": return Go(stage, HostOf(stage, draw.Weighted(chains[chain][stage])), exit);
                case var end: return End(end, exit);
            }
        }

        private int Duration() => (stage switch { 0 => draw.Days(90, 240), 1 => draw.Days(45, 130), _ => draw.Days(120, 240) }) * (draw.Percent(5) ? 3 : 1)
            * (stage == 2 && host.Region.StartsWith("13", StringComparison.Ordinal) && day.Year < 2022 ? 5 : 4) / 4;

        private string WayOut()
        {
            // Pilot bases differ: Jiangsu does well throughout, Hebei gains with the years, elsewhere it stays harder.
            var skill = host.Region[..2] switch { "32" => 8, "13" => Math.Min(10, 2 * (day.Year - 2020)), "44" or "33" => 4, "34" => 0, _ => -6 };
            return draw.Weighted(stage switch
            {
                0 => "advance:66 skip:12 terminated:13 withdrawn:6 superseded:3",
                1 => $"advance:{58 + skill} skip:14 return:6 move:4 terminated:{13 - skill / 2} withdrawn:3 superseded:2",
                _ => $"advance:{64 + skill} return:7 move:6 terminated:{16 - skill} withdrawn:4 superseded:2",
            });
        }

        private bool Advance(int to, DateOnly exit)
        {
            var target = HostOf(to, draw.Weighted(chains[chain][to]));
            if (to < 3 && target.Site is not null && target.Site != host.Site && draw.Percent(72)) target = Handover(to, target, exit);
            if (exit > last) return false;
            if (draw.Percent(75)) Add("stage-passed", exit.AddDays(-1), r => Stay(r, top: true));
            return Go(to, target, exit);
        }

        private bool Go(int to, Host target, DateOnly exit)
        {
            if (exit > last) return false;
            if (to == stage && target == host) return Go(to, target with { Site = null, Organisation = owner.Id, Region = owner.Region }, exit);
            day = Later(exit);
            return day <= last && Enter(to, target);
        }

        private bool Enter(int to, Host target)
        {
            (stage, host, piloted) = (to, target, piloted || to == 2);
            return Add("stage-entered", day, r => Stay(r, top: false));
        }

        private void Stay(Row row, bool top) => (row["stage"], row["site"], row["organisation"], row["region"], row["trl"]) =
            (stages[stage], host.Site ?? "", host.Organisation ?? "", host.Region, $"{stage * 2 + (top ? 3 : 2) + (stage == 3 ? 0 : draw.Below(2))}");

        /// <summary>Offers the result to the next site, the longer ahead the more borders lie between; a refusal brings another site into play.</summary>
        private Host Handover(int to, Host target, DateOnly exit)
        {
            var lead = target.Region[..2] == host.Region[..2] ? draw.Days(5, 15) : chains[chain][to].Contains(host.Region[..2] + ":") ? draw.Days(10, 35) : draw.Days(20, 70);
            var offered = Later(exit.AddDays(-lead));
            for (var attempt = 0; offered < exit.AddDays(-3); attempt++)
            {
                Offer("handover-offered", offered, to, target, ++handovers);
                var answer = attempt < 2 ? draw.Weighted("accepted:80 declined:12 expired:8") : "accepted";
                var answered = answer == "expired" ? offered.AddDays(60) : offered.AddDays(1 + draw.Below(Math.Max(2, lead - 4)));
                if (answered >= exit.AddDays(-1)) (answered, answer) = (exit.AddDays(-2), "accepted");
                if (!Offer($"handover-{answer}", answered, to, target, handovers)) return target;
                if (answer == "accepted") return target;
                target = HostOf(to, draw.Weighted(chains[chain][to]));
                if (target.Site is null) return target;
                offered = Later(answered.AddDays(2));
            }
            return target;
        }

        private bool Offer(string @event, DateOnly on, int to, Host target, int handover) => Add(@event, on, r =>
            (r["site"], r["organisation"], r["to_stage"], r["to_site"], r["handover"]) = (host.Site ?? "", host.Organisation ?? "", stages[to], target.Site!, $"H{handover}"));

        /// <summary>In commercialization: deals, far more of them after pilot testing, then a product or an end.</summary>
        private bool Market()
        {
            if (draw.Percent(piloted ? 84 : 38))
            {
                Deal(day.AddDays(draw.Days(15, 120)), early: false);
                while (draw.Percent(24)) Deal(Later(day.AddDays(draw.Days(120, 300))), early: false);
            }
            if (draw.Percent(piloted ? 10 : 42)) End(draw.Weighted("terminated:80 withdrawn:12 superseded:8"), Later(day.AddDays(draw.Days(200, 400))));
            return false;
        }

        private void Deal(DateOnly on, bool early)
        {
            on = Later(on);
            var abroad = !early && draw.Percent(chain == "gba" ? 36 : 3);
            var destination = abroad ? draw.Weighted("SG:20 MY:12 TH:10 ID:8 DE:10 GB:6 AE:8 SA:6 BR:5 JP:5 US:10")
                : draw.Percent(65) && !early ? host.Region : draw.Among(Companies(draw.Weighted(chains[chain][3]))).Region;
            var buyer = abroad ? $"demo-abroad-{destination.ToLowerInvariant()}" : draw.Among(Companies(destination[..2])).Id;
            var (currency, rate) = abroad ? monies[destination] : ("CNY", 1m);
            var amount = (decimal)(10 + draw.Below(90)) * (draw.Weighted("5000:30 20000:40 100000:24 500000:6") is var unit ? int.Parse(unit) : 0);
            if (currency == "JPY") amount *= 100;
            var form = draw.Weighted(early ? "cooperation:50 licence:30 other:20" : "transfer:28 licence:34 cooperation:16 equity:14 self-investment:4 other:4");
            var joint = draw.Percent(3);
            var contract = joint ? $"DEMO-HT-{owner.Id}-{on.Year}" : $"DEMO-HT-{number:00000}-{rows.Count:00}";
            var hidden = draw.Below(100);
            var told = Add("deal-signed", on, r =>
            {
                (r["form"], r["contract_kind"], r["contract_no"], r["counterparty"]) = (form, Kind(form, on), contract, buyer);
                if (hidden >= 2) r["destination_region"] = destination;
                if (hidden is >= 5 or < 2) (r["amount"], r["currency"], r["amount_cny"]) = ($"{amount:0}", currency, $"{amount * rate:0.00}");
            });
            if (!told || joint || hidden < 5) return;
            if (draw.Percent(6)) Add("deal-amended", Later(on.AddDays(draw.Days(20, 90))), r =>
            {
                (r["form"], r["contract_kind"], r["contract_no"], r["counterparty"], r["destination_region"]) = (form, Kind(form, on), contract, buyer, destination);
                (r["amount"], r["currency"], r["amount_cny"]) = ($"{amount * 1.2m:0}", currency, $"{amount * 1.2m * rate:0.00}");
            });
            else if (draw.Percent(3)) Add("deal-cancelled", Later(on.AddDays(draw.Days(20, 90))), r => (r["contract_no"], r["reason"]) = (contract, "示例：双方协商解除"));
        }

        /// <summary>The kind of contract that goes with a form; a licence is a kind of its own since 2021.</summary>
        private static string Kind(string form, DateOnly on) => form switch
        {
            "licence" => on.Year < 2021 ? "transfer" : "licence",
            "transfer" or "equity" => "transfer",
            "cooperation" or "self-investment" => "development",
            _ => "service",
        };

        private bool End(string end, DateOnly on)
        {
            if (Later(on) is var day && day > last) return false;
            Add(end, day, r => r["reason"] = end switch
            {
                "terminated" => draw.Among(["示例：技术指标未达到", "示例：成本过高", "示例：缺少后续资金", "示例：市场变化"]),
                "withdrawn" => draw.Among(["示例：持有单位撤回", "示例：团队离开"]),
                _ => $"DEMO-{draw.Below(number) + 1:00000}",
            });
            return false;
        }

        private void Register()
        {
            var (field, topics) = draw.Among(fields);
            var title = $"示例·{draw.Among(topics)}{draw.Among(["工艺", "装备", "技术", "方法"])}（{number}）";
            var on = rows[0].On.AddDays(draw.Days(5, 60));
            // Registration normally follows the work, but it cannot follow the end.
            if (rows[^1].Event is "terminated" or "withdrawn" or "superseded" && on > rows[^1].On) on = rows[^1].On;
            if (on > last) on = last;
            var row = new Row(result, 0, "registered", on, 0) { ReportedOn = on };
            (row["title"], row["field"], row["origin_region"]) = (title, field, owner.Region);
            (row["result"], row["event"], row["occurred_on"], row["owner"]) = (result, "registered", $"{on:yyyy-MM-dd}", owner.Id);
            rows.Insert(0, row);
        }

        /// <summary>Decides when each fact was told: most at once, some weeks later, a few only in the second file.</summary>
        private void Report()
        {
            foreach (var row in rows.Skip(1))
                row.ReportedOn = row.On.AddDays(draw.Weighted("0:86 1:10 2:4") switch { "0" => draw.Below(3), "1" => 5 + draw.Below(25), _ => 60 + draw.Below(300) });
            rows[0].ReportedOn = rows.Min(r => r.ReportedOn);
            if (!draw.Percent(6)) return;
            var sole = rows.FindAll(r => r.Event == "stage-passed" || (r == rows[^1] && r.Event is "terminated" or "withdrawn") || (r == rows[^1] && r.Event == "deal-signed"));
            if (sole.Count > 0) draw.Among(sole).Late = true;
            // A whole stay in concept validation that nobody had reported: until the second file is read the result seems to have skipped it.
            if (rows.FindAll(r => r.Event == "stage-entered").ConvertAll(r => r.Stage) is [0, 1, 2, .. var rest] && !rest.Contains(1))
                foreach (var row in rows.Where(r => r.Stage == 1 && r.Event.Split('-')[0] is "stage" or "handover")) row.Late = true;
        }

        private Host HostOf(int to, string province)
        {
            bool Here(string region) => region.StartsWith(province, StringComparison.Ordinal);
            string[] kinds = to switch
            {
                0 => ["key-laboratory", "joint-laboratory"],
                1 => ["concept-validation-centre", "incubator"],
                2 => chain == "gba" ? ["pilot-base", "incubator"] : ["pilot-base"],
                _ => ["science-park"],
            };
            var candidates = Array.FindAll(world.Sites, s => Here(s.Region) && kinds.Contains(s.Kind));
            if (candidates.Length > 0 && (to is 1 or 2 || draw.Percent(30)) && draw.Among(candidates) is var site) return new(site.Id, site.Organisation, site.Region);
            if (to == 0) return new(null, owner.Id, owner.Region);
            var company = draw.Among(Companies(province));
            return new(null, company.Id, company.Region);
        }

        private (string Id, string Region)[] Companies(string province) =>
            Array.FindAll(world.Companies, c => c.Region.StartsWith(province, StringComparison.Ordinal)) is { Length: > 0 } here ? here : world.Companies;

        /// <summary>The day asked for, or the first one after all that is already told.</summary>
        private DateOnly Later(DateOnly wished) => rows.Count > 0 && rows[^1].On >= wished ? rows[^1].On.AddDays(1) : wished;

        private bool Add(string @event, DateOnly on, Action<Row> fill)
        {
            on = Later(on);
            if (on > last) return false;
            var row = new Row(result, rows.Count + 1, @event, on, stage);
            (row["result"], row["event"], row["occurred_on"], row["owner"]) = (result, @event, $"{on:yyyy-MM-dd}", owner.Id);
            fill(row);
            rows.Add(row);
            return true;
        }
    }
}
