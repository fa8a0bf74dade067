namespace KillBot.Domain.Logs;

/// <summary>Follows logs that are being written.</summary>
public interface ILogTailer
{
    /// <summary>Whether there is anything to follow.</summary>
    bool IsOn { get; }

    /// <summary>Records what is new in all logs. What fails is told once, and tried again at the next call.</summary>
    Task PollAsync(CancellationToken cancellationToken);
}
