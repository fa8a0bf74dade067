namespace KillBot.Discord.Interactions;

/// <summary>Custom ids of components and modals: <c>prefix:argument</c>, 1 to 100 characters in all.</summary>
internal static class CustomId
{
    public static (string Prefix, string Argument) Split(string? customId)
    {
        if (customId is null)
        {
            return ("", "");
        }

        var colon = customId.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (customId, "") : (customId[..colon], customId[(colon + 1)..]);
    }
}
