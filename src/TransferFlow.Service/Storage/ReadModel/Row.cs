using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What one row of the read model says, apart from when it was known. Rows are compared by value.</summary>
/// <param name="Ordinal">Tells apart the rows of one result in one table, from 1.</param>
internal abstract record Row(int Ordinal)
{
    public abstract RowTable Table { get; }

    /// <summary>Writes the values of the table's own columns, in their order.</summary>
    public abstract void WriteTo(CopyRows copy);
}

internal sealed record ResultRow(Fact.ResultRegistered Registration, End? End) : Row(1)
{
    public override RowTable Table => RowTable.Results;

    public override void WriteTo(CopyRows copy)
    {
        copy.WriteText(Registration.Owner);
        copy.WriteText(Registration.Number);
        copy.WriteText(Registration.Title);
        copy.WriteText(Registration.Field);
        copy.WriteText(Registration.OriginRegion);
        copy.WriteInt16((short?)Registration.Trl);
        copy.WriteDate(Registration.OccurredOn);
        copy.WriteDate(End?.On);
        copy.WriteInt16((short?)End?.Way);
    }
}

internal sealed record VisitRow(StageVisit Visit, string OriginRegion, string? Field, string Owner, FirstDeal? FirstDeal) : Row(Visit.Ordinal)
{
    public override RowTable Table => RowTable.Visits;

    public static VisitRow Of(StageVisit visit, Fact.ResultRegistered registration, FirstDeal? firstDeal) =>
        new(visit, registration.OriginRegion, registration.Field, registration.Owner, firstDeal);

    public override void WriteTo(CopyRows copy)
    {
        copy.WriteInt16((short)Visit.Stage);
        copy.WriteText(Visit.Site);
        copy.WriteText(Visit.Organisation);
        copy.WriteText(Visit.HostRegion);
        copy.WriteText(OriginRegion);
        copy.WriteText(Field);
        copy.WriteText(Owner);
        copy.WriteDate(Visit.Entered);
        copy.WriteDate(Visit.PassedOn);
        copy.WriteDate(Visit.LeftOn);
        copy.WriteInt16((short?)Visit.WayOut);
        copy.WriteInt16((short?)Visit.NextStage);
        copy.WriteText(Visit.NextRegion);
        copy.WriteDate(FirstDeal?.On);
        copy.WriteInt32(FirstDeal?.VisitsBefore);
        copy.WriteText(FirstDeal?.DestinationRegion);
    }
}

/// <param name="Place">From 1, in the order in which the offers were made.</param>
internal sealed record HandoverRow(int Place, Handover Handover) : Row(Place)
{
    public override RowTable Table => RowTable.Handovers;

    public override void WriteTo(CopyRows copy)
    {
        var offer = Handover.Offer;
        copy.WriteText(offer.Handover);
        copy.WriteInt16((short)offer.ToStage);
        copy.WriteText(offer.FromSite);
        copy.WriteText(offer.ToSite);
        copy.WriteText(offer.ToRegion);
        copy.WriteDate(offer.OccurredOn);
        copy.WriteDate(offer.Until);
        copy.WriteInt16((short)Handover.Status);
        copy.WriteDate(Handover.AnsweredOn);
    }
}

/// <summary>What a fact says instead of what lies in the log. Its version is that of the fact; nothing is said of one that is void.</summary>
/// <param name="Place">From 1, in the order in which facts were first corrected.</param>
internal sealed record CorrectedRow(int Place, CorrectedFact Fact) : Row(Place)
{
    public override RowTable Table => RowTable.Corrected;

    public override void WriteTo(CopyRows copy)
    {
        copy.WriteInt64(Fact.Version);
        copy.WriteText(Fact.Now?.Code());
        copy.WriteJson(Fact.Now is { } now ? FactJson.Write(now) : null);
    }
}

/// <param name="Place">From 1, in the order in which they were asked for.</param>
internal sealed record CorrectionRow(int Place, Correction Correction) : Row(Place)
{
    public override RowTable Table => RowTable.Corrections;

    public override void WriteTo(CopyRows copy)
    {
        copy.WriteInt64(Correction.Version);
        copy.WriteInt16((short)Correction.Status);
        copy.WriteText(Correction.Request.By);
        copy.WriteInt64(Correction.AnsweredAt);
        copy.WriteText(Correction.AnsweredBy);
    }
}

internal sealed record DealRow(DealPeriod Deal) : Row(Deal.Ordinal)
{
    public override RowTable Table => RowTable.Deals;

    public override void WriteTo(CopyRows copy)
    {
        copy.WriteText(Deal.ContractNumber);
        copy.WriteText(Deal.Terms.Form);
        copy.WriteText(Deal.Terms.ContractKind);
        copy.WriteNumeric(Deal.Terms.AmountCny);
        copy.WriteText(Deal.Terms.DestinationRegion);
        copy.WriteDate(Deal.From);
        copy.WriteDate(Deal.Until);
    }
}
