namespace KillBot.Domain.Logins;

/// <summary>The part of the section <c>Discord</c> that signs people in (https://discord.com/developers/docs/topics/oauth2).</summary>
public sealed class DiscordLoginOptions
{
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>The application's snowflake. Empty, with the other two: nobody can sign in with Discord.</summary>
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Where Discord sends people back to with a code, as it stands in the developer portal.</summary>
    public string RedirectUri { get; set; } = "";

    public bool IsConfigured => ClientId.Length > 0;

    /// <summary>Either all three are there or none.</summary>
    public bool IsComplete =>
        (ClientId.Length > 0) == (ClientSecret.Length > 0) && (ClientId.Length > 0) == (RedirectUri.Length > 0);
}
