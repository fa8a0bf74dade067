namespace KillBot.Api.Auth;

/// <summary>Names of authorization policies.</summary>
internal static class Policies
{
    /// <summary>A valid API key.</summary>
    public const string ApiKey = "api-key";
}
