using KillBot.Domain.Players;

namespace KillBot.Api.Wire;

/// <summary>Privacy as the API writes it: capitals for people, small letters for servers. Read in any case.</summary>
internal static class PrivacyLevel
{
    public static string Upper(Privacy privacy) => privacy switch
    {
        Privacy.Public => "PUBLIC",
        Privacy.Server => "SERVER",
        Privacy.Private => "PRIVATE",
        _ => throw new ArgumentOutOfRangeException(nameof(privacy)),
    };

    public static string Lower(Privacy privacy) => Upper(privacy).ToLowerInvariant();

    public static Privacy? Read(string text)
    {
        foreach (var privacy in Enum.GetValues<Privacy>())
        {
            if (text.Equals(Upper(privacy), StringComparison.OrdinalIgnoreCase))
            {
                return privacy;
            }
        }

        return null;
    }
}
