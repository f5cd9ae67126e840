namespace TransferFlow.Service.Administering;

/// <summary>An administrative command is done.</summary>
/// <param name="Id">Of whom or what it was about.</param>
/// <param name="AlreadyDone">True where everything was so already, and nothing was written.</param>
public sealed record Done(string Id, bool AlreadyDone = false);
