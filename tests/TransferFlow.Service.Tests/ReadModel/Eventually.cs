using System.Diagnostics;

namespace TransferFlow.Tests.ReadModel;

/// <summary>Waits for what another thread or process is about to do.</summary>
internal static class Eventually
{
    /// <exception cref="TimeoutException">It did not come true in twenty seconds.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(20)) throw new TimeoutException("It did not come true.");
            await Task.Delay(20);
        }
    }
}
