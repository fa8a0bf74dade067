using System.Diagnostics.Tracing;

namespace KillBot.Tests.Support;

/// <summary>
/// Acts at the moment when an <see cref="HttpClient"/> has an answer whole and its caller does not know yet. It hears of requests of the
/// flow that it was made in only.
/// </summary>
internal sealed class AnswerListener : EventListener
{
    private readonly AsyncLocal<Action?> _act = new();

    public AnswerListener(Action act) => _act.Value = act;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    // Events come before the constructor is through.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "RequestStop")
        {
            _act?.Value?.Invoke();
        }
    }
}
