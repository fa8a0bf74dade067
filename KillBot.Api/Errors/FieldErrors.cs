using System.Collections.ObjectModel;

namespace KillBot.Api.Errors;

/// <summary>What is wrong with a body, by field name as the client wrote it.</summary>
internal sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>Something is well-formed and not the caller's to say: 403 instead of 422.</summary>
    public bool IsForbidden { get; private set; }

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>All messages in one sentence, for a batch result or a log.</summary>
    public string Summary => string.Join(' ', _errors.Values.SelectMany(messages => messages));

    public void Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages))
        {
            messages = [];
            _errors.Add(field, messages);
        }

        messages.Add(message);
    }

    public void Forbid(string field, string message)
    {
        IsForbidden = true;
        Add(field, message);
    }

    public ReadOnlyDictionary<string, string[]> ToDictionary() =>
        _errors.ToDictionary(error => error.Key, error => error.Value.ToArray(), StringComparer.Ordinal).AsReadOnly();
}
