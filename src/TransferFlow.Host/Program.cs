using JasperFx;
using TransferFlow.Host;
using TransferFlow.Host.Verbs;

// The product's own verbs take free parameters and yield three exit codes, which the framework's verbs (codegen, describe, db-apply …)
// cannot; so they are looked for first.
if (Verb.Find(args) is { } verb) return await verb.RunAsync(args[1..]);
if (!Verb.IsFrameworks(args)) return Verb.SayUsage(args);

var app = Server.Build(new(), Database.ConfiguredConnectionString ?? "Host=none");
return await app.RunJasperFxCommands(args);

public partial class Program;
