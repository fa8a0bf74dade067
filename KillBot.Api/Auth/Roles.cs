using KillBot.Domain.Logins;

namespace KillBot.Api.Auth;

/// <summary>What an account is here, and what that allows. For clients to show: each endpoint checks for itself.</summary>
internal static class Roles
{
    public const string Admin = "admin";
    public const string ServerAdmin = "server_admin";
    public const string User = "user";

    private static readonly string[] OfUser = ["view_own_data", "use_features"];
    private static readonly string[] OfServerAdmin = [.. OfUser, "manage_server"];
    private static readonly string[] OfAdmin = [.. OfServerAdmin, "view_all_data", "manage_users", "manage_api_keys", "parse_logs"];

    public static string Of(Account account) => account.IsAdmin ? Admin : account.IsServerAdmin ? ServerAdmin : User;

    public static IReadOnlyList<string> PermissionsOf(string role) => role switch
    {
        Admin => OfAdmin,
        ServerAdmin => OfServerAdmin,
        _ => OfUser,
    };
}
