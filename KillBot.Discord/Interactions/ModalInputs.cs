namespace KillBot.Discord.Interactions;

/// <summary>The inputs of a submitted modal by custom id, whatever layout they were shown in.</summary>
public sealed class ModalInputs
{
    private readonly Dictionary<string, SubmittedComponent> _inputs = new(StringComparer.Ordinal);

    internal ModalInputs(IReadOnlyList<SubmittedComponent> components)
    {
        foreach (var component in components)
        {
            Add(component);
        }
    }

    /// <summary>The text of an input; null if it is not there or was left empty.</summary>
    public string? FindString(string customId) =>
        _inputs.GetValueOrDefault(customId)?.Value?.AsString is { Length: > 0 } text ? text : null;

    /// <summary>What was chosen in a menu: values, or ids as text.</summary>
    public IReadOnlyList<string> GetValues(string customId) => _inputs.GetValueOrDefault(customId)?.Values ?? [];

    // Nesting is bounded by the reader's depth limit of 64.
    private void Add(SubmittedComponent component)
    {
        if (component.CustomId is { } customId)
        {
            _inputs[customId] = component;
        }

        if (component.Component is { } child)
        {
            Add(child);
        }

        foreach (var inner in component.Components)
        {
            Add(inner);
        }
    }
}
